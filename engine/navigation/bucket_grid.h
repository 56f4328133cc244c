// For each square cell of a box, the segments within reach of any point of the cell (a superset by
// nothing: exact distances). Points outside the box use the nearest cell.
//
// Thread rule: immutable once made.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "geometry/polygon.h"

namespace muster::navigation {

// Cells over a box and the arithmetic between points and cells.
struct CellFrame {
  geometry::Vec2 origin;
  double cell_m = 1.0;
  double per_m = 1.0;  // cells
  std::int32_t columns = 1;
  std::int32_t lines = 1;

  CellFrame() = default;
  CellFrame(const geometry::Box& box, double cell);

  std::size_t size() const {
    return static_cast<std::size_t>(columns) * static_cast<std::size_t>(lines);
  }
  std::int32_t column(double x) const { return clamped((x - origin.x) * per_m, columns); }
  std::int32_t line(double y) const { return clamped((y - origin.y) * per_m, lines); }
  std::size_t at(std::int32_t c, std::int32_t l) const {
    return static_cast<std::size_t>(l) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(c);
  }
  std::size_t cell(geometry::Vec2 p) const { return at(column(p.x), line(p.y)); }
  geometry::Vec2 centre(std::int32_t c, std::int32_t l) const {
    return {origin.x + (c + 0.5) * cell_m, origin.y + (l + 0.5) * cell_m};
  }
  geometry::Vec2 centre(std::size_t cell) const {
    const auto wide = static_cast<std::size_t>(columns);
    return centre(static_cast<std::int32_t>(cell % wide), static_cast<std::int32_t>(cell / wide));
  }
  // The cells of a square of 2 radius + 1 around p's, as far as there are, ascending.
  template <class Visit>
  void forAround(geometry::Vec2 p, std::int32_t radius, const Visit& visit) const {
    const std::int32_t c = column(p.x), l = line(p.y);
    for (std::int32_t y = std::max(l - radius, 0); y <= std::min(l + radius, lines - 1); ++y) {
      for (std::int32_t x = std::max(c - radius, 0); x <= std::min(c + radius, columns - 1); ++x)
        visit(at(x, y));
    }
  }
  // The up to eight cells that touch this one, ascending.
  template <class Visit>
  void forNeighbours(std::size_t cell, const Visit& visit) const {
    const auto wide = static_cast<std::size_t>(columns);
    const auto c = static_cast<std::int32_t>(cell % wide);
    const auto l = static_cast<std::int32_t>(cell / wide);
    for (std::int32_t y = std::max(l - 1, 0); y <= std::min(l + 1, lines - 1); ++y) {
      for (std::int32_t x = std::max(c - 1, 0); x <= std::min(c + 1, columns - 1); ++x) {
        if (x != c || y != l) visit(at(x, y));
      }
    }
  }

  // Cells along a straight line; both ends must lie in the frame.
  struct Ray {
    double x, y, dx, dy;
    std::int32_t columns;
    std::size_t cell(double t) const {
      return static_cast<std::size_t>(static_cast<std::int32_t>(y + dy * t) * columns +
                                      static_cast<std::int32_t>(x + dx * t));
    }
  };
  Ray ray(geometry::Vec2 from, geometry::Vec2 along) const {
    return {(from.x - origin.x) * per_m, (from.y - origin.y) * per_m, along.x * per_m,
            along.y * per_m, columns};
  }
  bool contains(geometry::Vec2 p) const {
    return p.x >= origin.x && p.y >= origin.y && p.x < origin.x + columns * cell_m &&
           p.y < origin.y + lines * cell_m;
  }

 private:
  // Written so that NaN gives 0: a bad position may give a wrong answer, never a wild read.
  static std::int32_t clamped(double x, std::int32_t count) {
    if (!(x > 0.0)) return 0;
    return x < count ? static_cast<std::int32_t>(x) : count - 1;
  }
};

class BucketGrid {
 public:
  BucketGrid() = default;
  BucketGrid(const geometry::Box& box, double cell_m, std::span<const geometry::Segment> segments,
             double reach_m);

  const CellFrame& frame() const { return frame_; }
  // Indices into the segments, ascending.
  std::span<const std::uint32_t> in(std::size_t cell) const {
    return std::span(items_).subspan(begin_[cell], begin_[cell + 1] - begin_[cell]);
  }
  std::span<const std::uint32_t> near(geometry::Vec2 p) const { return in(frame_.cell(p)); }

 private:
  CellFrame frame_;
  std::vector<std::uint32_t> begin_;
  std::vector<std::uint32_t> items_;
};

double distance(const geometry::Box& box, const geometry::Segment& segment);

// True only if distance(box, segment) is more than reach_m for sure: one lies wholly on one side of
// the other. By more than distance() is out by.
inline bool farApart(const geometry::Box& box, const geometry::Segment& s, double reach_m) {
  constexpr double kSlack_m = 1e-6;
  const double reach = reach_m + kSlack_m;
  return std::min(s.a.x, s.b.x) > box.high.x + reach ||
         std::max(s.a.x, s.b.x) < box.low.x - reach ||
         std::min(s.a.y, s.b.y) > box.high.y + reach || std::max(s.a.y, s.b.y) < box.low.y - reach;
}

}  // namespace muster::navigation
