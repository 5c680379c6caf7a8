// A worker: one office, and the workbooks that it is given.
#pragma once

namespace citystar::command {

/// The hidden command `citystar worker`: reads jobs from standard input and reports on standard output, until the input
/// or the office ends. Leaves nothing in the temporary folder, which belongs to it alone. Returns an exit status.
int work();

}  // namespace citystar::command
