// A piece of a level's plan around a place, the place ringed: what goes beside a bottleneck in a
// report. Thread rule: a pure function.
#pragma once

#include <optional>
#include <string>

#include "plan/campus.h"

namespace muster::report {

// PNG bytes; nullopt if the campus has no such level, or Cairo no memory. `level`: id.
std::optional<std::string> planCrop(const plan::Campus& campus, const std::string& level,
                                    geometry::Vec2 where);

}  // namespace muster::report
