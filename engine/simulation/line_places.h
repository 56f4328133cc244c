// Where a service's lanes are and where its lines stand, in the plan: spots before the opening, and
// places along a rope that go on past its end (services.h). All places keep their distance from
// each other, from walls and from the spots.
//
// Thread rule: plain value, made and used by one thread.
#pragma once

#include <vector>

#include "navigation/atlas.h"
#include "simulation/setup.h"

namespace muster::simulation {

class LinePlaces {
 public:
  LinePlaces(const navigation::Atlas& atlas, const ResolvedGate& gate);

  const std::vector<geometry::Vec2>& spots() const { return spots_; }  // by lane
  // So many places of the line (of lane `line`, if each has one), from its head; at least one.
  std::vector<geometry::Vec2> line(std::size_t line, std::size_t count);

 private:
  bool standable(geometry::Vec2 p) const;
  bool clear(geometry::Vec2 p) const;
  void add(geometry::Vec2 p, std::vector<geometry::Vec2>& places);
  std::vector<geometry::Vec2> rope(std::size_t line) const;
  void along(const std::vector<geometry::Vec2>& rope, std::size_t count,
             std::vector<geometry::Vec2>& places);
  void around(std::size_t count, std::vector<geometry::Vec2>& places);

  const navigation::Atlas& atlas_;
  const ResolvedGate& gate_;
  geometry::Vec2 back_;  // away from the opening
  std::vector<geometry::Vec2> spots_;
  std::vector<geometry::Vec2> taken_;
};

}  // namespace muster::simulation
