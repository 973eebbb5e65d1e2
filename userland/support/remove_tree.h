#pragma once
#include "support/fd.h"

namespace kindling {

// Deletes all that is in DIRECTORY and on its file system: it never enters or removes what is
// mounted there, nor follows a link. What can't be deleted stays, silently: the caller is past
// the point where that would change anything.
void remove_tree(Fd directory);

}  // namespace kindling
