// Who sees whom. The line between two points is followed from space to space: out through an
// opening, never through a wall. Fixtures and handrails do not block sight; the jambs beside a
// gap's clear part do not either (the drawn line counts).
//
// Degenerate cases: touching a wall's end, or lying along a wall, is seeing. Symmetric: the pair is
// put in one order first. Thread rule: immutable once made.
#pragma once

#include <vector>

#include "navigation/bucket_grid.h"
#include "navigation/own_walls.h"

namespace muster::navigation {

class Sight {
 public:
  Sight(const plan::Campus& campus, const std::vector<Portal>& portals,
        const std::vector<OwnWalls>& own);

  bool sees(plan::SpaceId a, geometry::Vec2 p, plan::SpaceId b, geometry::Vec2 q) const;
  std::span<const plan::SheetId> sheets(plan::SpaceId space) const {
    return sheets_[space.index()];
  }

 private:
  struct Room {
    bool convex = false;
    std::vector<geometry::Segment> walls;
    BucketGrid near;  // walls within kSight_m
  };
  struct Exit {
    plan::OpeningId opening;
    double parameter;
  };
  bool blocked(plan::SpaceId space, const geometry::Segment& line, double from, double to) const;
  std::optional<Exit> leave(plan::SpaceId space, const geometry::Segment& line, double from,
                            plan::OpeningId entered) const;
  void findSheets(plan::SpaceId space);

  const plan::Campus* campus_;
  const std::vector<Portal>* portals_;
  std::vector<Room> rooms_;
  std::vector<std::vector<plan::SheetId>> sheets_;
};

}  // namespace muster::navigation
