// One office, and the workbooks it is given.
#pragma once

namespace citystar::command {

/// The hidden command `citystar worker`: reads jobs from standard input, reports on standard output, until the input
/// ends or the office does. Leaves nothing in the temporary folder, which is its own. Returns an exit status.
int work();

}  // namespace citystar::command
