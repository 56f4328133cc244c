// How far it is to the nearest and the second nearest of the zones that a space keeps clear
// (assembly, forbidden), per cell, in centimetres: with one of them being somebody's goal, the
// distance to all others is still one look-up.
//
// Thread rule: immutable once made.
#pragma once

#include <cstdint>
#include <vector>

#include "navigation/bucket_grid.h"
#include "navigation/distance_code.h"

namespace muster::navigation {

// Zones that are no obstacle for a leg, by index in the space's list.
using Admitted = std::vector<bool>;

class ZoneRaster {
 public:
  ZoneRaster() = default;
  ZoneRaster(const geometry::Box& box, const std::vector<geometry::Polygon>& zones);

  bool empty() const { return nearest_.empty(); }
  // Distance (distance_code.h) to the nearest zone that is not admitted, or less; 0 inside. If the
  // two nearest are admitted, others are not looked for: three zones that meet at one goal are not
  // planned for.
  int in(std::size_t cell, const Admitted& admitted) const {
    const Near first = nearest_[cell];
    if (first.zone == kNobodys || !admitted[first.zone]) return first.code;
    const Near second = second_[cell];
    return second.zone == kNobodys || !admitted[second.zone] ? second.code : kUnknown;
  }
  int at(geometry::Vec2 p, const Admitted& admitted) const { return in(frame_.cell(p), admitted); }
  const CellFrame& frame() const { return frame_; }
  int floorOf(double clearance_m) const;
  std::size_t bytes() const { return (nearest_.size() + second_.size()) * sizeof(Near); }

 private:
  static constexpr std::uint16_t kNobodys = 0xffff;  // a bound that holds for all zones
  static constexpr double kExact_m = 1.2;
  static constexpr std::uint8_t kUnknown = codeOf(kExact_m);
  struct Near {
    std::uint16_t zone = kNobodys;
    std::uint8_t code = kUnknown;
  };
  void add(std::uint16_t zone, const geometry::Polygon& shape);
  void fillOpen();

  CellFrame frame_;
  std::vector<Near> nearest_, second_;
};

}  // namespace muster::navigation
