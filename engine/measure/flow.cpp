#include "measure/flow.h"

#include <algorithm>

namespace muster::measure {

using geometry::Segment;
using geometry::Vec2;

std::optional<LineCrossing> crossing(const Segment& line, Vec2 from, Vec2 to) {
  const bool fromLeft = orientation(line.a, line.b, from) >= 0;
  const bool toLeft = orientation(line.a, line.b, to) >= 0;
  if (fromLeft == toLeft) return {};
  const bool startLeft = orientation(from, to, line.a) >= 0;
  const bool endLeft = orientation(from, to, line.b) >= 0;
  if (startLeft == endLeft) return {};
  const double before = cross(line.b - line.a, from - line.a);
  const double after = cross(line.b - line.a, to - line.a);
  const double fraction = before == after ? 0.0 : std::clamp(before / (before - after), 0.0, 1.0);
  return LineCrossing{fromLeft ? 1 : -1, fraction};
}

CrossingCount crossings(const Segment& line, const Positions& before, const Positions& after) {
  CrossingCount count;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (const auto passed = crossing(line, before[i], after[i]))
      ++(passed->sense > 0 ? count.forward : count.backward);
  return count;
}

double steadyFlow(std::span<const double> times_s, double skip) {
  const auto count = static_cast<double>(times_s.size());
  const auto first = static_cast<std::size_t>(skip * count);
  const auto last = static_cast<std::size_t>((1 - skip) * count);
  if (last >= times_s.size() || last <= first || !(times_s[last] > times_s[first])) return 0;
  return static_cast<double>(last - first) / (times_s[last] - times_s[first]);
}

}  // namespace muster::measure
