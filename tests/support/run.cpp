#include "run.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// The command's temporary files go to a folder of its own; the names of its sockets have its process id.
std::vector<std::string> left_behind(const std::filesystem::path& temporary, pid_t pid) {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(temporary)) out.push_back(entry.path().string());
    for (const auto& entry : std::filesystem::directory_iterator("/tmp"))
        if (entry.path().filename().string().find("citystar-" + std::to_string(pid) + "-") != std::string::npos)
            out.push_back(entry.path().string());
    return out;
}

}  // namespace

Outcome run_program(const std::string& program, const std::vector<std::string>& arguments,
                    const std::function<void(pid_t)>& while_running) {
    const office::TemporaryFolder folder;
    const auto out = (folder.path() / "out").string();
    const auto err = (folder.path() / "err").string();
    const auto temporary = (folder.path() / "tmp").string();
    std::filesystem::create_directory(temporary);
    std::vector<char*> pointers{const_cast<char*>(program.c_str())};
    for (const auto& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        setenv("CITYSTAR", CITYSTAR_COMMAND, 1);
        setenv("CITYSTAR_LANGUAGE", "en", 1);
        setenv("CITYSTAR_DOCUMENT_LANGUAGE", "zh", 0);
        setenv("TMPDIR", temporary.c_str(), 1);
        dup2(open(out.c_str(), O_WRONLY | O_CREAT, 0600), 1);
        dup2(open(err.c_str(), O_WRONLY | O_CREAT, 0600), 2);
        execv(program.c_str(), pointers.data());
        _exit(127);
    }
    while_running(child);
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), content_of(out), content_of(err),
            left_behind(temporary, child)};
}

Outcome run_citystar(const std::vector<std::string>& arguments, const std::function<void(pid_t)>& while_running) {
    return run_program(CITYSTAR_COMMAND, arguments, while_running);
}

std::vector<pid_t> children_of(pid_t parent) {
    std::ifstream list("/proc/" + std::to_string(parent) + "/task/" + std::to_string(parent) + "/children");
    return {std::istream_iterator<pid_t>(list), {}};
}

std::vector<std::string> sockets_of(pid_t office) {
    std::set<std::string> inodes;
    std::error_code failed;
    for (std::filesystem::directory_iterator it("/proc/" + std::to_string(office) + "/fd", failed), end;
         !failed && it != end; it.increment(failed)) {
        const auto target = std::filesystem::read_symlink(it->path(), failed).string();
        if (target.starts_with("socket:[")) inodes.insert(target.substr(8, target.size() - 9));
    }
    std::vector<std::string> out;
    std::ifstream table("/proc/net/unix");
    for (std::string line; std::getline(table, line);) {
        std::istringstream fields(line);
        std::string skip, inode, path;
        fields >> skip >> skip >> skip >> skip >> skip >> skip >> inode >> path;
        if (inodes.contains(inode) && path.find("/OSL_PIPE_") != std::string::npos) out.push_back(path);
    }
    return out;
}

}  // namespace citystar::test
