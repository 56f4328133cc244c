#include "viewer/content/clock_text.h"

#include <fmt/format.h>

#include <cmath>

namespace muster::viewer {

std::string clockText(double time_s) {
  const auto whole = static_cast<long>(std::floor(time_s + 1e-6));
  if (whole >= 3600)
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace muster::viewer
