#include "behaviour/profile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace muster::behaviour {
namespace {

constexpr std::size_t kCalm = 0, kDrill = 1, kHurried = 2, kPushing = 3;

const Profile& builtIn(std::string_view id) {
  static const Profile kNone{};
  const Profile* profile = find(builtInProfiles(), id);
  EXPECT_NE(profile, nullptr) << id;
  return profile ? *profile : kNone;
}

// A problem with this code on this line, and how many there are in all.
void expectProblem(std::string_view toml, std::size_t count, std::string_view code,
                   std::uint32_t line, const std::string& key = {}) {
  const auto result = readProfiles(toml, "p.toml", builtInProfiles());
  ASSERT_FALSE(result.has_value()) << toml;
  EXPECT_EQ(result.error().size(), count);
  const auto match =
      std::find_if(result.error().begin(), result.error().end(), [&](const Problem& p) {
        const bool named =
            key.empty() || std::find(p.arguments.begin(), p.arguments.end(),
                                     std::pair(std::string("key"), key)) != p.arguments.end();
        return p.code == code && p.place.line == line && p.file == "p.toml" && named;
      });
  EXPECT_NE(match, result.error().end())
      << code << " not found; first is " << result.error().front().code << " at line "
      << result.error().front().place.line;
}

TEST(BuiltInProfiles, AreAllThereEachWithItsSource) {
  for (const char* id :
       {"preschool", "grade-1-2", "grade-3-4", "grade-5-6", "lower-secondary", "upper-secondary",
        "adult", "teacher", "parent", "adult-imo", "reduced-mobility", "wheelchair", "assisted"}) {
    EXPECT_FALSE(builtIn(id).source.empty()) << id;
  }
  EXPECT_EQ(builtInProfiles().size(), 13u);
}

TEST(BuiltInProfiles, WhoCannotWalkHasTheSpaceOfAChairAndDoesNotHurry) {
  EXPECT_EQ(builtIn("wheelchair").radius_m, 0.35);
  EXPECT_EQ(builtIn("assisted").radius_m, 0.28);
  for (const char* id : {"reduced-mobility", "wheelchair", "assisted"}) {
    EXPECT_EQ(builtIn(id).speedFactor[kPushing], 1.0) << id;
  }
}

TEST(BuiltInProfiles, AdultsAreTheFittedOnes) {
  const Profile& adult = builtIn("adult");
  EXPECT_EQ(adult.radius_m, 0.165);
  EXPECT_EQ(adult.timeGap_s, (std::array<double, 4>{1.35, 0.90, 0.665, 0.40}));
  EXPECT_EQ(adult.spacing_m, (std::array<double, 4>{0.04, 0.02, 0.01, 0}));
  EXPECT_EQ(adult.slowStart, (std::array<double, 4>{0, 0, 1.5, 0}));
  EXPECT_NEAR(adult.speed.a * adult.speedFactor[kHurried], 1.5, 0.001);
  EXPECT_NEAR(adult.speed.a * adult.speedFactor[kPushing], 1.6, 0.001);
}

TEST(BuiltInProfiles, PupilsHaveTheFittedDrillValuesAndTheAdultRatios) {
  const Profile& primary = builtIn("grade-3-4");
  const Profile& secondary = builtIn("lower-secondary");
  const Profile& adult = builtIn("adult");
  EXPECT_EQ(primary.radius_m, 0.125);
  EXPECT_EQ(primary.timeGap_s[kDrill], 0.70);
  EXPECT_EQ(primary.spacing_m[kDrill], 0.01);
  EXPECT_EQ(secondary.radius_m, 0.150);
  EXPECT_EQ(secondary.timeGap_s[kDrill], 0.80);
  EXPECT_EQ(secondary.spacing_m[kDrill], 0.02);
  for (const Profile* pupil : {&primary, &secondary}) {
    EXPECT_EQ(pupil->slowStart, adult.slowStart);
    for (const std::size_t mood : {kCalm, kHurried, kPushing}) {
      EXPECT_NEAR(pupil->timeGap_s[mood] / pupil->timeGap_s[kDrill],
                  adult.timeGap_s[mood] / adult.timeGap_s[kDrill], 0.001);
      EXPECT_NEAR(pupil->spacing_m[mood] / pupil->spacing_m[kDrill],
                  adult.spacing_m[mood] / adult.spacing_m[kDrill], 1e-9);
    }
  }
}

TEST(BuiltInProfiles, SpeedsAreThoseOfTheSynthesis) {
  const struct {
    const char* id;
    double level, sd, low, high, down, up;
  } rows[] = {
      {"preschool", 0.85, 0.25, 0.4, 1.4, 0.58, 0.45},
      {"grade-1-2", 1.10, 0.22, 0.6, 1.7, 0.75, 0.58},
      {"grade-3-4", 1.20, 0.22, 0.7, 1.8, 0.85, 0.65},
      {"grade-5-6", 1.30, 0.23, 0.8, 1.9, 0.90, 0.70},
      {"lower-secondary", 1.35, 0.24, 0.8, 2.0, 0.92, 0.72},
      {"upper-secondary", 1.40, 0.25, 0.8, 2.1, 0.95, 0.74},
      {"teacher", 1.34, 0.26, 0.7, 2.0, 0.80, 0.62},
  };
  for (const auto& row : rows) {
    const Profile& p = builtIn(row.id);
    EXPECT_EQ(p.speed.kind, Distribution::Kind::normal) << row.id;
    EXPECT_DOUBLE_EQ(p.speed.a, row.level) << row.id;
    EXPECT_DOUBLE_EQ(p.speed.b, row.sd) << row.id;
    EXPECT_DOUBLE_EQ(p.speed.low, row.low) << row.id;
    EXPECT_DOUBLE_EQ(p.speed.high, row.high) << row.id;
    EXPECT_DOUBLE_EQ(p.stairsDown.a, row.down) << row.id;
    EXPECT_NEAR(p.stairsDown.a * p.stairsUpFactor, row.up, 0.001) << row.id;
  }
}

TEST(Motivation, IsSpelt) {
  EXPECT_EQ(spell(Motivation::calm), "calm");
  EXPECT_EQ(spell(Motivation::drill), "drill");
  EXPECT_EQ(spell(Motivation::hurried), "hurried");
  EXPECT_EQ(spell(Motivation::pushing), "pushing");
}

TEST(ReadProfiles, APartialOverrideChangesOnlyWhatItGives) {
  const auto result = readProfiles(R"(
[[profile]]
id = "teacher"
radius_m = 0.2
time_gap_s = { drill = 1.0 }
)",
                                   "p.toml", builtInProfiles());
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->size(), builtInProfiles().size());
  const Profile& teacher = *find(*result, "teacher");
  EXPECT_EQ(teacher.radius_m, 0.2);
  EXPECT_EQ(teacher.timeGap_s[kDrill], 1.0);
  EXPECT_EQ(teacher.timeGap_s[kCalm], builtIn("teacher").timeGap_s[kCalm]);
  EXPECT_EQ(teacher.speed.a, builtIn("teacher").speed.a);
  EXPECT_EQ(find(*result, "adult")->radius_m, builtIn("adult").radius_m);
}

TEST(ReadProfiles, ANewRowMayBeBasedOnAnother) {
  const auto result = readProfiles(R"(
[[profile]]
id = "parent-with-pram"
based_on = "parent"
speed = { kind = "fixed", value_m_per_s = 1.0 }
)",
                                   "p.toml", builtInProfiles());
  ASSERT_TRUE(result.has_value());
  const Profile& parent = *find(*result, "parent-with-pram");
  EXPECT_EQ(parent.speed.kind, Distribution::Kind::fixed);
  EXPECT_EQ(parent.speed.a, 1.0);
  EXPECT_EQ(parent.radius_m, builtIn("parent").radius_m);
}

TEST(ReadProfiles, ANewRowOnItsOwnNeedsEverything) {
  expectProblem("[[profile]]\nid = \"robot\"\nradius_m = 0.2\n", 9, "toml.missing-key", 1, "speed");
}

// A whole row, based on nothing; `gaps` is the end of its table of time gaps.
std::string robot(const std::string& gaps) {
  return R"([[profile]]
id = "robot"
radius_m = 0.2
radius_spread_m = 0
speed = { kind = "fixed", value_m_per_s = 1 }
stairs_down = { kind = "fixed", value_m_per_s = 1 }
stairs_up_factor = 1
time_gap_s = { calm = 1, drill = 1, hurried = 1)" +
         gaps + R"( }
spacing_m = { calm = 0, drill = 0, hurried = 0, pushing = 0 }
speed_factor = { calm = 1, drill = 1, hurried = 1, pushing = 1 }
eye_height_m = 1
source = "none"
)";
}

TEST(ReadProfiles, NobodyIsSlowToStartUnlessTold) {
  const auto slowStart = [&](const std::string& line) {
    const auto result = readProfiles(robot(", pushing = 1") + line, "p.toml", builtInProfiles());
    return result ? find(*result, "robot")->slowStart : std::array<double, 4>{-1, -1, -1, -1};
  };
  EXPECT_EQ(slowStart(""), (std::array<double, 4>{0, 0, 0, 0}));
  EXPECT_EQ(slowStart("slow_start = { calm = 0, drill = 0.5, hurried = 6, pushing = 0 }"),
            (std::array<double, 4>{0, 0.5, 6, 0}));
  expectProblem(
      robot(", pushing = 1") + "slow_start = { calm = 0, drill = 0, hurried = 6.1, pushing = 0 }",
      1, "toml.out-of-range", 13);
}

TEST(ReadProfiles, ANewRowNeedsEveryMotivation) {
  expectProblem(robot(""), 1, "toml.missing-key", 8, "pushing");
}

TEST(ReadProfiles, TellsEverythingThatIsWrongAtOnceInFileOrder) {
  const auto result = readProfiles(R"([[profile]]
id = "teacher"
radius_m = 16.5
speeed = 3
eye_height_m = nan
[[profile]]
id = "teacher"
)",
                                   "p.toml", builtInProfiles());
  ASSERT_FALSE(result.has_value());
  ASSERT_EQ(result.error().size(), 4u);
  EXPECT_EQ(result.error()[0].code, "toml.out-of-range");
  EXPECT_EQ(result.error()[0].place.line, 3u);
  EXPECT_EQ(result.error()[0].place.column, 12u);
  EXPECT_EQ(result.error()[0].feature, "teacher");
  EXPECT_EQ(result.error()[1].code, "toml.unknown-key");
  EXPECT_EQ(result.error()[1].arguments.back(),
            std::pair(std::string("nearest"), std::string("speed")));
  EXPECT_EQ(result.error()[2].code, "toml.out-of-range");
  EXPECT_EQ(result.error()[2].place.line, 5u);
  EXPECT_EQ(result.error()[3].code, "toml.repeated-id");
  EXPECT_EQ(result.error()[3].place.line, 7u);
}

TEST(ReadProfiles, RefusesBadSpeeds) {
  const auto with = [](const std::string& speed) {
    return "[[profile]]\nid = \"teacher\"\nspeed = " + speed + "\n";
  };
  expectProblem(with("1.2"), 1, "toml.expected-table", 3);
  expectProblem(with("{ kind = \"gauss\", mean_m_per_s = 1 }"), 1, "toml.unknown-word-far", 3);
  expectProblem(with("{ kind = \"normal\", mean_m_per_s = 1 }"), 1, "toml.key-needed-by-kind", 3,
                "sd_m_per_s");
  expectProblem(with("{ kind = \"fixed\", value_m_per_s = 1, sigma = 1 }"), 1,
                "toml.key-not-for-kind", 3, "sigma");
  expectProblem(with("{ kind = \"fixed\", value_m_per_s = 0 }"), 1, "toml.out-of-range", 3);
  expectProblem(with("{ kind = \"fixed\", value_s = 1 }"), 2, "toml.unknown-key-far", 3);
  expectProblem(with("{ kind = \"uniform\", low_m_per_s = 2, high_m_per_s = 1 }"), 1,
                "toml.out-of-range", 3, "high_m_per_s");
  expectProblem(with("{ kind = \"normal\", mean_m_per_s = 3, sd_m_per_s = 1, max_m_per_s = 2 }"), 1,
                "toml.out-of-range", 3, "mean_m_per_s");
  expectProblem(
      with("{ kind = \"triangular\", low_m_per_s = 1, mode_m_per_s = 3, high_m_per_s = 2 }"), 1,
      "toml.out-of-range", 3, "mode_m_per_s");
}

TEST(ReadProfiles, RefusesWhatIsNoProfileTable) {
  expectProblem("", 1, "toml.missing-table", 1);
  expectProblem("profile = []", 1, "toml.empty-list", 1);
  expectProblem("profile = 3", 1, "toml.expected-table-list", 1);
  expectProblem("[profile]\nid = \"x\"", 1, "toml.expected-table-list", 1);
  expectProblem("[[profile]]\nradius_m = 0.2", 1, "toml.missing-key", 1, "id");
  expectProblem("[[profile]]\nid = \"x\"\nbased_on = \"teachr\"", 1, "toml.unknown-word", 3,
                "based_on");
  expectProblem("[[profile]]\nid = ", 1, "toml.syntax", 2);
  expectProblem("[[profile]]\nid = \"\"", 1, "toml.empty-text", 2);
}

}  // namespace
}  // namespace muster::behaviour
