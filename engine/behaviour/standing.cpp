#include "behaviour/standing.h"

#include <algorithm>
#include <numeric>

namespace muster::behaviour {

using geometry::Vec2;

namespace {

constexpr double kRowRatio = 0.8660254037844386;  // sqrt(3)/2: rows of a hexagonal lattice
constexpr double kShrink = 0.92;                  // from one lattice tried to the next
constexpr double kTightestSlotPitch_m =
    0.40;  // shoulder to shoulder, pupils of any age (crowd.md C.5)

template <class Accept>
std::vector<Vec2> lattice(const geometry::Box& box, double pitch, const Accept& accept) {
  std::vector<Vec2> points;
  const double rowPitch = pitch * kRowRatio;
  bool odd = false;
  for (double y = box.low.y + 0.5 * rowPitch; y < box.high.y; y += rowPitch, odd = !odd) {
    for (double x = box.low.x + (odd ? 1.0 : 0.5) * pitch; x < box.high.x; x += pitch) {
      if (accept(Vec2{x, y})) points.push_back({x, y});
    }
  }
  return points;
}

bool clearOf(const std::vector<Vec2>& taken, Vec2 p, double gap) {
  return std::none_of(taken.begin(), taken.end(),
                      [&](Vec2 t) { return geometry::squaredNorm(t - p) < gap * gap; });
}

}  // namespace

std::vector<Vec2> placesInSpace(const navigation::Atlas& atlas, plan::SpaceId space,
                                double radius_m, std::size_t count, const std::vector<Vec2>& taken,
                                const Random& random, std::uint32_t subject) {
  const double gap = 2.0 * radius_m + 0.01;
  const geometry::Box& box = atlas.campus()[space].box;
  const auto accept = [&](Vec2 p) {
    return atlas.standable(space, p, radius_m) && clearOf(taken, p, gap);
  };
  std::vector<Vec2> points;
  for (double pitch = std::max(kWidestPitch_m, gap);; pitch = std::max(gap, pitch * kShrink)) {
    points = lattice(box, pitch, accept);
    if (points.size() >= count || pitch <= gap) break;
  }
  std::vector<std::uint64_t> key(points.size());
  for (std::size_t i = 0; i < key.size(); ++i) {
    key[i] = random.bits(subject, Purpose::seat, static_cast<std::uint32_t>(i));
  }
  std::vector<std::size_t> order(points.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return key[a] != key[b] ? key[a] < key[b] : a < b;
  });
  order.resize(std::min(count, order.size()));
  std::vector<Vec2> chosen;
  chosen.reserve(order.size());
  for (const std::size_t i : order) chosen.push_back(points[i]);
  return chosen;
}

std::vector<Vec2> placesInZone(const plan::Zone& zone, std::size_t count) {
  const geometry::Box box = geometry::bounds(zone.shape);
  std::vector<Vec2> points;
  for (double pitch = kWidestPitch_m; pitch >= kTightestSlotPitch_m; pitch *= kShrink) {
    const double margin = 0.3 * pitch;
    points = lattice(box, pitch, [&](Vec2 p) {
      return geometry::contains(zone.shape, p) &&
             geometry::distanceToBoundary(zone.shape, p) >= margin;
    });
    if (points.size() >= count) break;
  }
  return points;
}

}  // namespace muster::behaviour
