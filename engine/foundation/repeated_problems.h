// Real inputs repeat a weakness a hundred times over; nobody reads a list of a hundred.
#pragma once

#include <string>

#include "foundation/problem.h"

namespace muster {

// Of the notes and warnings of each code the first dozen stay; how many more there were becomes a
// note of code `moreCode` with the arguments kind (the code), more and total. Errors all stay.
void countTheRest(Problems& problems, const std::string& moreCode);

}  // namespace muster
