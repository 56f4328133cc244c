#include "plan/free_point.h"

#include <algorithm>
#include <utility>

namespace muster::plan {

geometry::Vec2 freePoint(const Campus& campus, SpaceId space) {
  geometry::Polygon rest = campus[space].walkable;
  geometry::Vec2 p = geometry::innerPoint(rest);
  const auto& fixtures = campus[space].fixtures;
  const auto holdsP = [&](FixtureId id) { return geometry::contains(campus[id].shape, p); };
  for (std::size_t taken = 0; taken < fixtures.size(); ++taken) {
    const auto at = std::ranges::find_if(fixtures, holdsP);
    if (at == fixtures.end()) break;
    std::vector<geometry::Polygon> pieces = geometry::difference(rest, campus[*at].shape);
    const auto largest = std::ranges::max_element(pieces, {}, geometry::area);
    if (largest == pieces.end()) break;
    rest = std::move(*largest);
    p = geometry::innerPoint(rest);
  }
  return p;
}

}  // namespace muster::plan
