// The built-in fire in the sample school: a ground-floor room of block A, five storeys, two stairs.
#include <gtest/gtest.h>
#include <map>

#include "hazard/zones/course.h"
#include "hazard/zones/zone_source.h"
#include "io/plan_reader.h"
#include "plan/check.h"

namespace muster::io {
namespace {

class SchoolFire : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto draft = readPlan(MUSTER_SOURCE_DIR "/maps/sample-school.geojson");
    ASSERT_TRUE(draft.has_value());
    campus = plan::check(*draft).campus;
    ASSERT_TRUE(campus.has_value());
  }
  static hazard::ZoneFire fire() {
    hazard::ZoneFire described;
    described.space = "A-108";
    return described;
  }
  static inline std::optional<plan::Campus> campus;
};

TEST_F(SchoolFire, SmokeClimbsFromTheRoomToTheTopFloor) {
  const auto source = hazard::zoneSource(*campus, fire(), 0, 600);
  ASSERT_TRUE(source.has_value());
  const auto reading = (*source)->open();
  const std::vector<std::string> way{"A-108",
                                     "A-corridor-1",
                                     "A-west-1-landing",
                                     "A-west-2-landing",
                                     "A-west-3-landing",
                                     "A-west-4-landing",
                                     "A-west-5-landing",
                                     "A-corridor-5"};
  std::map<std::string, double> reached;
  for (double t = 0; t <= 600; t += 2) {
    reading->moveTo(t);
    for (const std::string& id : way) {
      const plan::SpaceId space = campus->space(id);
      const auto p = geometry::innerPoint((*campus)[space].shape);
      if (reading->at(space, p, 2.5).extinction_per_m > 0.1) reached.try_emplace(id, t);
    }
  }
  for (std::size_t i = 0; i < way.size(); ++i) {
    ASSERT_TRUE(reached.contains(way[i])) << way[i];
    if (i > 0) {
      EXPECT_LE(reached[way[i - 1]], reached[way[i]]) << way[i];
    }
    RecordProperty(way[i] + "_s", std::to_string(reached[way[i]]));
  }
  EXPECT_LT(reached["A-108"], 60);
  EXPECT_LT(reached["A-corridor-1"], 150);
  EXPECT_GT(reached["A-west-5-landing"], reached["A-west-1-landing"] + 60);
  // The other block can only be reached through the yard.
  const plan::SpaceId other = campus->space("B-101");
  ASSERT_TRUE(other.valid());
  EXPECT_FALSE((*source)->covers(other, geometry::innerPoint((*campus)[other].shape)));
}

TEST_F(SchoolFire, KeepsItsBalanceAndSettlesEveryStep) {
  hazard::zones::Course::Plan plan;
  plan.made = hazard::zones::networkOf(*campus, fire(), campus->space("A-108"));
  plan.open.assign(campus->openings.size(), 1.0);
  EXPECT_GT(plan.made.network.compartments.size(), 60u);
  hazard::zones::Course course(plan);
  const auto first = course.model().balance();
  course.advanceTo(400);
  const auto now = course.model().balance();
  EXPECT_NEAR(now.mass_kg + now.outside_kg - now.fuel_kg, first.mass_kg, 1e-9 * first.mass_kg);
  using hazard::zones::kSoot;
  EXPECT_NEAR(now.species_kg[kSoot] + now.outsideSpecies_kg[kSoot], now.made_kg[kSoot],
              1e-9 * now.made_kg[kSoot]);
  EXPECT_LE(course.model().worstLeftOver_Pa(), 0.01);
}

}  // namespace
}  // namespace muster::io
