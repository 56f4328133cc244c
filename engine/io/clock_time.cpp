#include "io/clock_time.h"

#include <charconv>
#include <cmath>

namespace muster::io {

std::optional<double> numberOf(std::string_view text) {
  double value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stop != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

std::optional<double> clockOf(std::string_view text) {
  double seconds = 0, unit = 3600;
  for (; unit >= 1; unit /= 60) {
    const std::size_t colon = text.find(':');
    const auto part = numberOf(text.substr(0, colon));
    const double most = unit == 3600 ? 24 : 59;
    if (!part || *part != std::floor(*part) || *part < 0 || *part > most) return std::nullopt;
    seconds += unit * *part;
    if (colon == std::string_view::npos)
      return unit == 3600 ? std::nullopt : std::optional(seconds);
    text.remove_prefix(colon + 1);
  }
  return std::nullopt;
}

}  // namespace muster::io
