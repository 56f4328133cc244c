#include "navigation/bucket_grid.h"

#include <algorithm>
#include <numeric>

namespace muster::navigation {

using geometry::Box;
using geometry::Segment;
using geometry::Vec2;

namespace {

double distance(const Box& box, Vec2 p) {
  const double dx = std::max({box.low.x - p.x, 0.0, p.x - box.high.x});
  const double dy = std::max({box.low.y - p.y, 0.0, p.y - box.high.y});
  return std::sqrt(dx * dx + dy * dy);
}

std::int32_t cellsOver(double extent, double cell) {
  return std::max(1, static_cast<std::int32_t>(std::ceil(extent / cell)));
}

}  // namespace

CellFrame::CellFrame(const Box& box, double cell)
    : origin(box.low),
      cell_m(cell),
      per_m(1.0 / cell),
      columns(cellsOver(box.width(), cell)),
      lines(cellsOver(box.height(), cell)) {}

double distance(const Box& box, const Segment& segment) {
  const Vec2 corners[] = {box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}};
  double least = std::min(distance(box, segment.a), distance(box, segment.b));
  if (least == 0.0) return 0.0;
  const bool apart = farApart(box, segment, 0.0);  // then it meets none of the sides
  for (int i = 0; i < 4; ++i) {
    if (!apart && geometry::intersect(segment, {corners[i], corners[(i + 1) % 4]})) return 0.0;
    least = std::min(least, geometry::distance(segment, corners[i]));
  }
  return least;
}

BucketGrid::BucketGrid(const Box& box, double cell_m, std::span<const Segment> segments,
                       double reach_m)
    : frame_(box, cell_m) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> entries;  // (cell, segment)
  for (std::uint32_t i = 0; i < segments.size(); ++i) {
    const Segment& s = segments[i];
    Box around;
    around.extend(s.a);
    around.extend(s.b);
    around = around.grown(reach_m);
    for (std::int32_t l = frame_.line(around.low.y); l <= frame_.line(around.high.y); ++l) {
      for (std::int32_t c = frame_.column(around.low.x); c <= frame_.column(around.high.x); ++c) {
        const Vec2 centre = frame_.centre(c, l);
        const Box cell{centre - Vec2{cell_m / 2, cell_m / 2},
                       centre + Vec2{cell_m / 2, cell_m / 2}};
        // The cheap tests first: most cells of a long oblique wall's box are far from it, and where
        // the cell's centre is within reach the cell is.
        constexpr double kSlack_m = 1e-6;
        const double fromCentre = geometry::distance(s, centre);
        if (fromCentre > reach_m + 0.7072 * cell_m) continue;
        if (fromCentre < reach_m - kSlack_m || distance(cell, s) <= reach_m)
          entries.emplace_back(static_cast<std::uint32_t>(frame_.at(c, l)), i);
      }
    }
  }
  // By cell, from the last entry to the first: segments of a cell stay in ascending order.
  begin_.assign(frame_.size() + 1, 0);
  for (const auto& entry : entries) ++begin_[entry.first];
  std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
  items_.resize(entries.size());
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
    items_[--begin_[entry->first]] = entry->second;
}

}  // namespace muster::navigation
