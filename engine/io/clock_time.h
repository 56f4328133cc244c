// Times of day as people write them. Thread rule: pure functions.
#pragma once

#include <optional>
#include <string_view>

namespace muster::io {

// A whole text that is a finite number.
std::optional<double> numberOf(std::string_view text);
// "07:20", "07:20:30" as seconds of the day, up to 24:59:59.
std::optional<double> clockOf(std::string_view text);

}  // namespace muster::io
