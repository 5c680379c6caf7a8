#include "run.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
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

// The command's temporary files go to a folder of its own; its sockets carry its process id.
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

}  // namespace citystar::test
