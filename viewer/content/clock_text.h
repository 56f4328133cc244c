// Times as people read them. Thread rule: a pure function.
#pragma once

#include <string>

namespace muster::viewer {

// "2:05", or "1:02:05" from an hour on.
std::string clockText(double time_s);

}  // namespace muster::viewer
