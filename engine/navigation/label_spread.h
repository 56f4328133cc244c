// How the open part of a LabelField is made: sources flood what they see. Used by label_field.cpp
// only.
#pragma once

#include <queue>
#include <vector>

#include "navigation/corner_sight.h"
#include "navigation/label_map.h"

namespace muster::navigation {

class LabelSpread {
 public:
  explicit LabelSpread(LabelMap& map);

  void run();

 private:
  // Who floods: the goal, or the last turn.
  struct Source {
    Label label = kGoalLabel;
    geometry::Vec2 at;        // of a turn
    double beyond_m = 0;      // of a turn: from there to the goal
    Label next = kGoalLabel;  // of a turn: what follows
    geometry::Vec2 along;     // of a turn: unit vector from what follows
    double side = 1;          // of a turn: 1 if its obstacle lies to the left of that
    CornerSight::Row sight;   // of a turn
  };
  // Cells in one line of the frame, one after the other.
  struct Run {
    std::int32_t line, from, to;
  };

  Source sourceAt(std::uint32_t corner);
  Aimed towards(const Source& source, geometry::Vec2 x) const;
  bool clear(const Source& source, geometry::Vec2 from, geometry::Vec2 to) const;
  bool sees(const Source& source, std::size_t cell, geometry::Vec2 x, geometry::Vec2 at) const;
  bool behind(const Source& source, geometry::Vec2 x) const;
  bool onBorder(const Source& source, std::size_t cell, geometry::Vec2 centre) const;
  bool take(const Source& source, std::int32_t column, std::int32_t line);
  void takeRun(const Source& source, std::int32_t column, std::int32_t line);
  void flood(const Source& source, const std::vector<std::size_t>& starts);
  void reachCorners(const Source& source, std::size_t cell);
  void settle(std::uint32_t corner);

  LabelMap& map_;
  const Terrain& terrain_;
  const CellFrame& cells_;
  double slack_;                // see take()
  std::vector<Label> visited_;  // by cell: the source that looked last
  std::vector<Run> front_;

  struct Corner {
    double distance;
    Label next;
    Label testedBy;
    bool settled;
  };
  std::vector<Corner> corners_;
  std::priority_queue<std::pair<double, std::uint32_t>,
                      std::vector<std::pair<double, std::uint32_t>>, std::greater<>>
      open_;
};

}  // namespace muster::navigation
