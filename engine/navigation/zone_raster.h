// How far it is to the nearest and the second nearest of the zones that a space keeps clear
// (assembly, forbidden), per cell, in centimetres: with one of them being somebody's goal, the
// distance to all others is still one look-up.
//
// Thread rule: immutable once made.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "foundation/large_memory.h"
#include "navigation/bucket_grid.h"
#include "navigation/distance_code.h"

namespace muster::navigation {

// Zones that are no obstacle for a leg, by index in the space's list.
using Admitted = std::vector<bool>;

class ZoneRaster {
 public:
  ZoneRaster() = default;
  ZoneRaster(const geometry::Box& box, const std::vector<geometry::Polygon>& zones);

  // From codes() of one with the same box and zones; none if they do not fit.
  static std::optional<ZoneRaster> recalled(const geometry::Box& box, std::size_t zones,
                                            LargeVector<std::uint32_t> codes);
  const LargeVector<std::uint32_t>& codes() const { return nears_; }

  bool empty() const { return nears_.empty(); }
  // Distance (distance_code.h) to the nearest zone that is not admitted, or less; 0 inside. If the
  // two nearest are admitted, others are not looked for: three zones that meet at one goal are not
  // planned for.
  int in(std::size_t cell, const Admitted& admitted) const {
    const std::uint32_t first = nears_[2 * cell];
    if (zoneOf(first) == kNobodys || !admitted[zoneOf(first)]) return codeOf(first);
    const std::uint32_t second = nears_[2 * cell + 1];
    return zoneOf(second) == kNobodys || !admitted[zoneOf(second)] ? codeOf(second) : kUnknown;
  }
  int at(geometry::Vec2 p, const Admitted& admitted) const { return in(frame_.cell(p), admitted); }
  const CellFrame& frame() const { return frame_; }
  int floorOf(double clearance_m) const;
  std::size_t bytes() const { return nears_.size() * sizeof(std::uint32_t); }

 private:
  static constexpr std::uint32_t kNobodys = 0xffff;  // a bound that holds for all zones
  static constexpr double kExact_m = 1.2;
  static constexpr std::uint8_t kUnknown = navigation::codeOf(kExact_m);
  // One of the zones that are near: its index, and the code of the distance, in one number.
  static constexpr std::uint32_t near(std::uint32_t zone, std::uint8_t code) {
    return zone << 8 | code;
  }
  static constexpr std::uint32_t zoneOf(std::uint32_t near) { return near >> 8; }
  static constexpr std::uint8_t codeOf(std::uint32_t near) {
    return static_cast<std::uint8_t>(near);
  }
  void add(std::uint32_t zone, const geometry::Polygon& shape);
  void fillOpen();

  CellFrame frame_;
  LargeVector<std::uint32_t> nears_;  // two for each cell: of the nearest and of the second
};

}  // namespace muster::navigation
