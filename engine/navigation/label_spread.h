// How a LabelField is made. Used by label_field.cpp only.
#pragma once

#include <queue>
#include <vector>

#include "navigation/label_field.h"
#include "navigation/ray_fan.h"

namespace muster::navigation {

class LabelSpread {
 public:
  LabelSpread(const Terrain& terrain, const GoalShape& goal, const Admitted& admitted);

  void run();
  std::vector<Label> labels;
  std::vector<Turn> turns;

 private:
  // The source that is flooding: the goal or the last turn.
  void flood(Label source, const std::vector<std::size_t>& starts);
  bool sees(Label source, geometry::Vec2 x, geometry::Vec2 at);
  bool take(Label source, std::size_t cell);
  bool onBorder(Label source, std::size_t cell) const;
  void reachCorners(Label source, std::size_t cell);
  Aimed towards(Label source, geometry::Vec2 x) const;
  double stopBefore(Label source) const;
  bool clear(Label source, geometry::Vec2 from, geometry::Vec2 to) const;
  bool passable(Label source, geometry::Vec2 from, geometry::Vec2 to) const;
  std::vector<std::size_t> cellsAround(geometry::Vec2 p, std::int32_t radius) const;
  std::vector<std::size_t> goalCells() const;
  void indexCorners();

  // Last resort for cells that no straight clear line serves.
  void serveTightCells();
  void offerFrom(std::size_t cell, std::size_t from);
  Label turnAt(std::size_t cell);
  void copyIntoWalls();
  template <class Visit>
  void forNeighbours(std::size_t cell, const Visit& visit) const;

  const Terrain& terrain_;
  const GoalShape& goal_;
  const Admitted& admitted_;
  const CellFrame& cells_;
  RayFan fan_;
  std::vector<double> value_;        // by cell
  std::vector<Label> visited_;       // by cell: the source that looked last
  std::vector<double> distance_;     // by turn
  std::vector<geometry::Vec2> aim_;  // by turn: what follows it

  struct Corner {
    double distance;
    Label next;
    Label testedBy;
    bool settled;
  };
  std::vector<Corner> corners_;
  std::vector<std::uint32_t> cornerBegin_, cornersByCell_;
  std::priority_queue<std::pair<double, std::uint32_t>,
                      std::vector<std::pair<double, std::uint32_t>>, std::greater<>>
      open_;

  struct Offer {
    double value;
    std::size_t cell, from;
    bool round;  // by way of `from`, since the straight way is not clear
    auto operator<=>(const Offer&) const = default;
  };
  void serve(const Offer& offer);
  std::priority_queue<Offer, std::vector<Offer>, std::greater<>> offers_;
  std::vector<Label> turnOfCell_;
};

}  // namespace muster::navigation
