// Boxes of open ground, so that a straight line is followed in a few strides instead of many: while
// it stays in a box of nothing but open cells, nothing needs to be read. In a corridor, or along a
// building, boxes reach much further than the distance to the nearest wall.
//
// Cells are grouped into blocks. For each open block two boxes are kept: as far as it goes along
// its line, then as far as that whole width goes across; and the other way about. Boxes are only a
// short cut: they hold no cell that the rasters do not call open.
//
// Thread rule: immutable once made.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "navigation/bucket_grid.h"

namespace muster::navigation {

class OpenBoxes {
 public:
  // A line in units of the raster's cells, prepared for being followed; t is in metres.
  struct Line {
    explicit Line(const CellFrame::Ray& ray)
        : x(ray.x), y(ray.y), dx(ray.dx), dy(ray.dy), perX(inverse(dx)), perY(inverse(dy)) {}

    double x, y, dx, dy, perX, perY;

   private:
    // Finite for lines along an axis; on its far side of the box nothing is met then.
    static double inverse(double d) {
      constexpr double kLeast = 1e-9;
      return 1.0 / (d < 0.0 ? std::min(d, -kLeast) : std::max(d, kLeast));
    }
  };

  OpenBoxes() = default;
  // `open` by block, line by line; a block is `size` cells across.
  OpenBoxes(std::int32_t columns, std::int32_t lines, std::int32_t size,
            const std::vector<std::uint8_t>& open);

  // How far the line is sure to run over open ground from t on; 0 if nothing is known.
  double openUntil(const Line& line, double t) const {
    const auto column = static_cast<std::int32_t>((line.x + line.dx * t) * perCell_);
    const auto row = static_cast<std::int32_t>((line.y + line.dy * t) * perCell_);
    const Pair& pair = boxesOf_[static_cast<std::size_t>(std::min(row, lines_ - 1) * columns_ +
                                                         std::min(column, columns_ - 1))];
    if (pair.high == kNone) return 0.0;  // so is its `wide`, made before
    return std::max(leaves(boxes_[pair.wide], line), leaves(boxes_[pair.high], line));
  }
  // Fetches what hold() and openUntil() read first there, in cells and inside the grid.
  void expect(geometry::Vec2 from) const { __builtin_prefetch(&pairAt(from)); }
  // True only if both ends, in cells and inside the grid, lie well inside one box that openUntil
  // knows at the first of them: it would follow the line from there to the other end.
  bool hold(geometry::Vec2 from, geometry::Vec2 to) const {
    const Pair& pair = pairAt(from);
    if (pair.high == kNone) return false;
    return holds(boxes_[pair.wide], from, to) || holds(boxes_[pair.high], from, to);
  }
  std::size_t bytes() const { return boxesOf_.size() * sizeof(Pair) + boxes_.size() * sizeof(Box); }

 private:
  static constexpr std::uint16_t kNone = 0xffff;
  struct Pair {
    std::uint16_t wide = kNone, high = kNone;
  };
  struct Box {  // in cells
    float lowX, lowY, highX, highY;
  };
  static double leaves(const Box& box, const Line& line) {
    const double x =
        (static_cast<double>(line.perX > 0.0 ? box.highX : box.lowX) - line.x) * line.perX;
    const double y =
        (static_cast<double>(line.perY > 0.0 ? box.highY : box.lowY) - line.y) * line.perY;
    return std::min(x, y);
  }

  const Pair& pairAt(geometry::Vec2 p) const {
    const auto column = static_cast<std::int32_t>(p.x * perCell_);
    const auto row = static_cast<std::int32_t>(p.y * perCell_);
    return boxesOf_[static_cast<std::size_t>(std::min(row, lines_ - 1) * columns_ +
                                             std::min(column, columns_ - 1))];
  }
  // By a thousandth of a cell, which is far more than what following a line is out by.
  static bool holds(const Box& box, geometry::Vec2 p, geometry::Vec2 q) {
    constexpr double kSlack = 1e-3;
    return std::min(p.x, q.x) > static_cast<double>(box.lowX) + kSlack &&
           std::max(p.x, q.x) < static_cast<double>(box.highX) - kSlack &&
           std::min(p.y, q.y) > static_cast<double>(box.lowY) + kSlack &&
           std::max(p.y, q.y) < static_cast<double>(box.highY) - kSlack;
  }

  std::uint16_t keep(const Box& box);

  double perCell_ = 1.0;  // blocks
  std::int32_t columns_ = 0, lines_ = 0;
  std::vector<Pair> boxesOf_;  // by block
  std::vector<Box> boxes_;
};

}  // namespace muster::navigation
