// Small campuses made by hand for the tests of navigation: only what navigation reads is filled in.
#pragma once

#include <string>
#include <vector>

#include "plan/campus.h"

namespace muster::navigation::testing {

class SmallCampus {
 public:
  SmallCampus();  // one building, one indoor level (0), one outdoor level (1)

  plan::SpaceId room(const geometry::Polygon& shape,
                     plan::Category category = plan::Category::room);
  plan::SpaceId room(geometry::Vec2 low, geometry::Vec2 high,
                     plan::Category category = plan::Category::room);
  plan::SpaceId yard(const geometry::Polygon& shape);
  // `from` and `to` on the line; `second` none = outside. Turned so that `first` lies to its left.
  plan::OpeningId opening(geometry::Segment line, plan::SpaceId first, plan::SpaceId second = {},
                          plan::OpeningKind kind = plan::OpeningKind::gap,
                          std::vector<geometry::Segment> passages = {});
  plan::OpeningId door(geometry::Segment line, plan::SpaceId first, plan::SpaceId second = {}) {
    return opening(line, first, second, plan::OpeningKind::door);
  }
  void desk(plan::SpaceId space, geometry::Vec2 low, geometry::Vec2 high);
  plan::ZoneId zone(plan::SpaceId space, geometry::Vec2 low, geometry::Vec2 high);
  plan::Campus& campus() { return campus_; }
  plan::Space& operator[](plan::SpaceId id) { return campus_.spaces[id.index()]; }

 private:
  plan::SpaceId add(const geometry::Polygon& shape, plan::Category category, std::size_t level);
  plan::Campus campus_;
};

}  // namespace muster::navigation::testing
