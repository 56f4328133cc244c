// A building drawn in code, checked, with its atlas: what the hydraulic tests empty.
#pragma once

#include <memory>
#include <string>

#include "hydraulic/evacuation.h"
#include "plan/draft.h"

namespace muster::hydraulic::testing {

// Steps of every flight drawn here.
inline constexpr double kRiser_m = 0.15;
inline constexpr double kTread_m = 0.28;

class Building {
 public:
  Building();
  void level(const std::string& id, int ordinal, double elevation_m);
  void space(const std::string& id, const std::string& level, plan::Category category,
             geometry::Vec2 low, geometry::Vec2 high);
  // From foot to head; the lower level's.
  void flight(const std::string& id, const std::string& level, const std::string& stair,
              geometry::Vec2 low, geometry::Vec2 high, geometry::Segment climb, double foot_m);
  // As wide as drawn. Both sides are found from the geometry.
  void opening(const std::string& id, const std::string& level, plan::OpeningKind kind,
               geometry::Segment line, bool outside = false);
  plan::Draft draft;
};

// Checked; throws what is wrong with the plan.
class House {
 public:
  explicit House(const Building& building);
  const plan::Campus& campus() const { return *campus_; }
  const navigation::Atlas& atlas() const { return *atlas_; }

  // One route ("out of the campus"), all openings as planned, nobody yet.
  Description empty() const;
  // `count` people at `place`, all starting at `start_s`.
  void people(Description& description, const std::string& space, geometry::Vec2 place,
              std::size_t count, double start_s = 0, std::size_t route = 0) const;
  Change set(double at_s, const std::string& opening, navigation::OpeningState state) const;

 private:
  std::unique_ptr<plan::Campus> campus_;
  std::unique_ptr<navigation::Atlas> atlas_;
};

// Times at which anybody passed an opening.
std::vector<double> times(const Outcome& outcome, plan::OpeningId opening);
std::size_t count(const Outcome& outcome, Fate fate);

// 8 x 5 m, one door of `door_m` to the outside at x = 8.
Building roomWithDoor(double door_m);

}  // namespace muster::hydraulic::testing
