// A time that may never have come.
#pragma once

#include <optional>

namespace muster::analysis {

using Seconds = std::optional<double>;

}  // namespace muster::analysis
