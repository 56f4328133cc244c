// The check case: three upper floors of 6 classes of 45, two equal stairs of 1.8 m clear, steps
// 150/280. Each stair passes 1.109 * 1.5 = 1.664 per second, so its 405 pupils take 243.5 s from
// the first to the last (hand calculation by SFPE Handbook 5th ed. ch. 59).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "building.h"

namespace muster::hydraulic {
namespace {

using geometry::Vec2;
using plan::Category;
using plan::OpeningKind;
using namespace testing;

constexpr double kStorey_m = 3.6;
constexpr double kRun_m = kStorey_m / testing::kRiser_m * testing::kTread_m;
constexpr double kRooms_m = 27;  // three rooms of 9 m on either side of the middle
constexpr double kLanding_m = 2;

// Where the landing of a floor begins: each flight leads further outwards.
double landing(int floor) {
  return kRooms_m + (3 - floor) * (kLanding_m + kRun_m);
}

geometry::Segment across(double x, double low, double high) {
  return {{x, low}, {x, high}};
}

class Wing {
 public:
  Wing(Building& building, const std::string& name, double side)
      : building_(building), name_(name), side_(side) {}

  void draw() {
    for (int floor = 3; floor >= 0; --floor) {
      const std::string level = "l" + std::to_string(floor);
      space("landing", floor, Category::landing, landing(floor), landing(floor) + kLanding_m, 0,
            4.2);
      building_.draft.spaces.back().stair = name_;
      if (floor > 0) drawFlight(floor);
      if (floor > 0) opening("corridor-end", floor, OpeningKind::gap, landing(floor), 1.8, 4.2);
    }
    opening("exit", 0, OpeningKind::door, landing(0) + kLanding_m, 0.2, 4.0, true);
  }

 private:
  void drawFlight(int floor) {
    const double head = landing(floor) + kLanding_m, foot = landing(floor - 1);
    const auto [low, high] = std::minmax({side_ * head, side_ * foot});
    building_.flight(id("flight", floor), "l" + std::to_string(floor - 1), name_, {low, 0},
                     {high, 1.8}, {{side_ * foot, 0.9}, {side_ * head, 0.9}},
                     (floor - 1) * kStorey_m);
    opening("head", floor, OpeningKind::gap, head, 0, 1.8);
    opening("foot", floor - 1, OpeningKind::gap, foot, 0, 1.8);
  }

  std::string id(const char* what, int floor) const {
    return name_ + "-" + what + "-" + std::to_string(floor);
  }
  void space(const char* what, int floor, Category category, double from, double to, double south,
             double north) {
    const auto [low, high] = std::minmax({side_ * from, side_ * to});
    building_.space(id(what, floor), "l" + std::to_string(floor), category, {low, south},
                    {high, north});
  }
  void opening(const char* what, int floor, OpeningKind kind, double x, double low, double high,
               bool outside = false) {
    building_.opening(id(what, floor), "l" + std::to_string(floor), kind,
                      across(side_ * x, low, high), outside);
  }

  Building& building_;
  std::string name_;
  double side_;
};

std::string room(int floor, int number) {
  return "room-" + std::to_string(floor) + "-" + std::to_string(number);
}

Building threeFloors() {
  Building building;
  for (int floor = 0; floor <= 3; ++floor) {
    const std::string level = "l" + std::to_string(floor);
    building.level(level, floor, floor * kStorey_m);
    if (floor == 0) continue;
    building.space("corridor-" + std::to_string(floor), level, Category::walkway,
                   {-landing(floor), 1.8}, {landing(floor), 4.2});
    for (int number = 0; number < 6; ++number) {
      const double x = -kRooms_m + 9.0 * number;
      building.space(room(floor, number), level, Category::classroom, {x, 4.2}, {x + 9, 12});
      building.opening("door-" + room(floor, number), level, OpeningKind::door,
                       {{x + 3, 4.2}, {x + 5, 4.2}});
    }
  }
  Wing(building, "left", -1).draw();
  Wing(building, "right", 1).draw();
  return building;
}

class ThreeFloors : public ::testing::Test {
 protected:
  ThreeFloors() : house_(threeFloors()), description_(house_.empty()) {
    description_.routes.resize(2);
    description_.routes[0].stair = house_.campus().stair("left");
    description_.routes[1].stair = house_.campus().stair("right");
    for (int floor = 1; floor <= 3; ++floor) {
      for (int number = 0; number < 6; ++number) {
        const Vec2 middle{-kRooms_m + 9.0 * number + 4.5, 8};
        house_.people(description_, room(floor, number), middle, 45, 0, number < 3 ? 0 : 1);
      }
    }
    outcome_ = evacuate(house_.atlas(), description_);
  }

  plan::OpeningId opening(const std::string& id) const { return house_.campus().opening(id); }

  House house_;
  Description description_;
  Outcome outcome_;
};

TEST_F(ThreeFloors, DischargeTakes243Point5Seconds) {
  EXPECT_EQ(count(outcome_, Fate::out), 810u);
  for (const char* side : {"left", "right"}) {
    const auto passed = times(outcome_, opening(std::string(side) + "-head-1"));
    ASSERT_EQ(passed.size(), 405u);
    EXPECT_NEAR(passed.back() - passed.front(), 243.5, 1.0) << side;
  }
}

// Total = first arrival at the stair + discharge + the way down the last flight and out.
TEST_F(ThreeFloors, TotalIsFirstArrivalPlusDischargePlusTheWayDown) {
  const double first_s = times(outcome_, opening("right-head-1")).front();
  // From the middle of the nearest room to its door, along the corridor, across the landing.
  const double way_m = 3.8 + (landing(1) - 22.5) + 2.5;
  EXPECT_NEAR(first_s, way_m / 1.199, 2.0);
  const double slope_m = kRun_m * std::sqrt(1 + 0.15 * 0.15 / (0.28 * 0.28));
  const double down_s = slope_m / (1.180 / 2);  // at the largest flow, S = k / 2
  const double exit_s = times(outcome_, opening("right-exit-0")).back();
  EXPECT_NEAR(exit_s, first_s + 243.5 + down_s + 2 / 1.19, 2.0);
}

// The stair is shared between the floors, half and half while both queue: where floor 1 meets those
// from above, each has passed half when floor 1 is through.
TEST_F(ThreeFloors, FloorsShareTheStairHalfAndHalf) {
  std::vector<double> fromFloor, fromAbove;
  std::vector<bool> above(outcome_.people.size(), false);
  for (const Passage& p : outcome_.passages) {
    if (p.opening == opening("right-foot-1")) above[p.person] = true;
    if (p.opening != opening("right-head-1")) continue;
    (above[p.person] ? fromAbove : fromFloor).push_back(p.time_s);
  }
  ASSERT_EQ(fromFloor.size(), 135u);
  ASSERT_EQ(fromAbove.size(), 270u);
  const auto both = [&](const std::vector<double>& all) {
    return std::ranges::count_if(
        all, [&](double t) { return t >= fromAbove.front() + 20 && t <= fromFloor.back(); });
  };
  const auto floor = static_cast<double>(both(fromFloor));
  const auto upper = static_cast<double>(both(fromAbove));
  EXPECT_GT(floor, 30);
  EXPECT_NEAR(floor / (floor + upper), 0.5, 0.03);
}

TEST_F(ThreeFloors, WaitingIsChargedToTheLastFlight) {
  std::map<Element, double> waited;
  for (const Passage& p : outcome_.passages) waited[p.cause] += p.waited_s;
  double onStairs = 0, all = 0;
  for (const auto& [element, wait] : waited) {
    all += wait;
    const std::string id = element.flight.valid() ? house_.campus()[element.flight].id : "";
    if (id == "left-flight-1" || id == "right-flight-1") onStairs += wait;
  }
  EXPECT_GT(onStairs, 0.8 * all);
}

// Never more than 3.8 per m² of any landing or flight, and no opening above its capacity.
TEST_F(ThreeFloors, NoSpaceIsOverfullAndNoFlowTooLarge) {
  EXPECT_EQ(outcome_.squeezed, 0u);
  std::vector<int> people(house_.campus().spaces.size(), 0);
  for (const Person& person : description_.people) ++people[person.space.index()];
  for (const Passage& p : outcome_.passages) {
    --people[p.from.index()];
    if (!p.to.valid()) continue;
    const plan::Space& to = house_.campus()[p.to];
    const double slope = std::sqrt(1 + to.slope() * to.slope());
    EXPECT_LE(++people[p.to.index()], std::max(1.0, 3.8 * to.area_m2 * slope)) << to.id;
  }
  for (std::size_t o = 0; o < outcome_.openings.size(); ++o) {
    const auto passed = times(outcome_, plan::OpeningId(o));
    for (std::size_t i = 1; i < passed.size(); ++i) {
      ASSERT_GE(passed[i] - passed[i - 1], 1 / outcome_.openings[o].capacity_per_s - 1e-9);
    }
  }
}

TEST_F(ThreeFloors, TwiceTheSame) {
  const Outcome again = evacuate(house_.atlas(), description_);
  ASSERT_EQ(again.passages.size(), outcome_.passages.size());
  for (std::size_t i = 0; i < again.passages.size(); ++i) {
    EXPECT_EQ(again.passages[i].time_s, outcome_.passages[i].time_s);
    EXPECT_EQ(again.passages[i].person, outcome_.passages[i].person);
    EXPECT_EQ(again.passages[i].opening, outcome_.passages[i].opening);
  }
}

}  // namespace
}  // namespace muster::hydraulic
