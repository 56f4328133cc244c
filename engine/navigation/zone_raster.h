// How far it is to the nearest and the second nearest of the zones that a space keeps clear
// (assembly, forbidden), per cell, in centimetres: with one of them being somebody's goal, the
// distance to all others is still one look-up.
//
// Thread rule: immutable once made.
#pragma once

#include <cstdint>
#include <vector>

#include "navigation/bucket_grid.h"

namespace muster::navigation {

// Zones that are no obstacle for a leg, by index in the space's list.
using Admitted = std::vector<bool>;

class ZoneRaster {
 public:
  static constexpr int kMost_cm = 255;

  ZoneRaster() = default;
  ZoneRaster(const geometry::Box& box, const std::vector<geometry::Polygon>& zones);

  bool empty() const { return nearest_.empty(); }
  // Distance to the nearest zone that is not admitted; 0 inside. If the two nearest are admitted,
  // others are not looked for: three zones that meet at one goal are not planned for.
  int at(geometry::Vec2 p, const Admitted& admitted) const {
    const std::size_t cell = frame_.cell(p);
    const Near& first = nearest_[cell];
    if (first.cm == kMost_cm || !admitted[first.zone]) return first.cm;
    const Near& second = second_[cell];
    return second.cm == kMost_cm || !admitted[second.zone] ? second.cm : kMost_cm;
  }
  double cell() const { return frame_.cell_m; }
  int floorOf(double clearance_m) const;
  std::size_t bytes() const { return (nearest_.size() + second_.size()) * sizeof(Near); }

 private:
  struct Near {
    std::uint16_t cm = kMost_cm;
    std::uint16_t zone = 0;
  };
  void add(std::uint16_t zone, const geometry::Polygon& shape);

  CellFrame frame_;
  std::vector<Near> nearest_, second_;
};

}  // namespace muster::navigation
