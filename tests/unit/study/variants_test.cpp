// Variants: what can be changed by path, what is shared, and that a mistake is told where it
// stands.
#include "study/variants.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study_files.h"

namespace muster::study {
namespace {

using test::codes;
using test::StudyFolder;

std::string variant(const std::string& set) {
  return "[[variant]]\nid = \"v\"\n[variant.set]\n" + set;
}

// The second variant of a study that changes one thing.
Variant changed(const StudyFolder& folder, const std::string& set) {
  MadeStudy made = folder.make("seeds = 1", variant(set));
  EXPECT_TRUE(made.study) << codes(made.problems) << set;
  return made.study ? made.study->variants.at(1) : Variant{};
}

TEST(Variants, TheBaseIsTheFirst) {
  const StudyFolder folder;
  const MadeStudy made = folder.make("seeds = 1");
  ASSERT_TRUE(made.study) << codes(made.problems);
  ASSERT_EQ(made.study->variants.size(), 1u);
  EXPECT_EQ(made.study->variants[0].id, "base");
  EXPECT_EQ(made.study->variants[0].title.zh, "一间房的疏散");
}

TEST(Variants, ChangeTheScenarioByPath) {
  const StudyFolder folder;
  EXPECT_EQ(changed(folder, "scenario.duration_s = 77").scenario.duration_s, 77);
  EXPECT_EQ(changed(folder, "\"model.motion\" = \"social-force\"").scenario.model.motion,
            "social-force");
  EXPECT_EQ(changed(folder, "people.visitors.count = 7").scenario.groups[0].count, 7);
  EXPECT_EQ(changed(folder, "event.1.at_s = 5").scenario.events[0].at_s, 5);
  const Variant slow =
      changed(folder, "profile.adult.speed = { kind = \"fixed\", value_m_per_s = 0.5 }");
  ASSERT_FALSE(slow.scenario.profiles.empty());
}

TEST(Variants, ChangeTheGateByPath) {
  const StudyFolder folder;
  std::string base;
  std::getline(std::ifstream(MUSTER_SOURCE_DIR "/scenarios/one-room.toml"), base, '\0');
  const std::string plan = "../maps/two-rooms.geojson";
  base.replace(base.find(plan), plan.size(), MUSTER_SOURCE_DIR "/maps/two-rooms.geojson");
  folder.write("gate.toml",
               base +
                   "\n[[gate]]\nid = \"check\"\nopening = \"door\"\nfrom = \"room\"\n"
                   "[[guard]]\nid = \"post\"\nmeasure = \"hold\"\nopenings = [\"door\"]\n");
  const auto made = [&](const std::string& set) -> MadeStudy {
    const std::string study = "[study]\nseeds = 1\nbase = \"gate.toml\"\n" + variant(set);
    ReadStudy read = readStudy(folder.write("gate-study.toml", study));
    if (!read.study) return {std::nullopt, read.problems};
    return makeStudy(std::move(*read.study), *serialLoop(), "");
  };
  const MadeStudy sound =
      made("gate.check.lanes = 3\nguard.post.in_force = false\nevent.1.at_s = 5");
  ASSERT_TRUE(sound.study) << codes(sound.problems);
  const simulation::Scenario& base0 = sound.study->variants[0].scenario;
  const simulation::Scenario& changed = sound.study->variants[1].scenario;
  EXPECT_EQ(base0.gates.at(0).lanes, 1);
  EXPECT_EQ(changed.gates.at(0).lanes, 3);
  EXPECT_TRUE(base0.guards.at(0).inForce);
  EXPECT_FALSE(changed.guards.at(0).inForce);
  EXPECT_EQ(codes(made("guard.pots.in_force = false").problems), "study.misspelt-thing ");
  EXPECT_EQ(codes(made("pickup.1.desks = 2").problems), "study.no-such-thing ");
}

TEST(Variants, ChangeTheFireByPath) {
  const StudyFolder folder;
  for (const char* set : {"fire.uniform.extinction_per_m = 2\nfire.start_s = 30",
                          "\"fire.uniform.extinction_per_m\" = 2\n\"fire.start_s\" = 30",
                          "fire = { start_s = 30, uniform = { extinction_per_m = 2 } }"}) {
    const Variant smoky = changed(folder, set);
    ASSERT_TRUE(smoky.scenario.fire) << set;
    EXPECT_EQ(smoky.scenario.fire->start_s, 30);
    const auto& air = std::get<hazard::UniformFire>(smoky.scenario.fire->source);
    EXPECT_EQ(air.conditions.extinction_per_m, 2);
    ASSERT_TRUE(smoky.lit);  // once, for all runs
    EXPECT_TRUE(smoky.lit->fire);
  }
}

TEST(Variants, ChangeThePlanByPath) {
  const StudyFolder folder;
  const Variant unlocked = changed(folder, "opening.locked-exit.locked = false");
  const plan::Campus& campus = *unlocked.ground->campus;
  EXPECT_FALSE(campus[campus.opening("locked-exit")].locked);
  const Variant narrow = changed(folder, "\"opening.exit.clear_width_m\" = 0.9");
  EXPECT_NEAR(narrow.ground->campus->openings[0].clear_width_m, 0.9, 1e-9);
  const Variant more = changed(folder, "space.room.capacity = 99");
  EXPECT_EQ((*more.ground->campus)[more.ground->campus->space("room")].capacity, 99);
}

// The door between room and corridor is drawn 1 m wide.
TEST(Variants, ADoorCanBeWiderThanDrawn) {
  const StudyFolder folder;
  const Variant wide = changed(folder, "opening.door.clear_width_m = 1.6");
  const plan::Campus& campus = *wide.ground->campus;
  EXPECT_NEAR(campus[campus.opening("door")].clear_width_m, 1.6, 1e-9);
}

TEST(Variants, ClassesOfARosterChange) {
  const StudyFolder folder;
  const std::string path = folder.write("s.toml", "[study]\nbase = \"" MUSTER_SOURCE_DIR
                                                  "/scenarios/fire-drill.toml\"\nseeds = 1\n" +
                                                      variant("class.3-2.front_stair = \"B-east\"\n"
                                                              "class.3-2.release_delay_s = 40\n"
                                                              "stair.A-west.width_m = 1.8\n"));
  ReadStudy read = readStudy(path);
  ASSERT_TRUE(read.study) << codes(read.problems);
  const MadeStudy made = makeStudy(std::move(*read.study), *serialLoop(), "");
  ASSERT_TRUE(made.study) << codes(made.problems);
  const auto groupOf = [&](std::size_t v) {
    const auto& groups = made.study->variants[v].scenario.groups;
    return *std::find_if(groups.begin(), groups.end(), [](const auto& g) { return g.id == "3-2"; });
  };
  EXPECT_EQ(groupOf(0).frontStair, "B-west");
  EXPECT_EQ(groupOf(1).frontStair, "B-east");
  EXPECT_EQ(groupOf(1).backStair, groupOf(0).backStair);
  EXPECT_EQ(groupOf(1).releaseDelay_s, 40);
  EXPECT_EQ(groupOf(1).count, groupOf(0).count);
  const auto widthOf = [&](std::size_t v) {
    const plan::Campus& campus = *made.study->variants[v].ground->campus;
    return campus[campus.stair("A-west")].clear_width_m;
  };
  EXPECT_NEAR(widthOf(0) - widthOf(1), 2.4 - 1.8, 1e-6);
}

TEST(Variants, ShareTheGroundOfEqualPlans) {
  const StudyFolder folder;
  const MadeStudy made =
      folder.make("seeds = 1",
                  "[[variant]]\nid = \"a\"\nset = { people.visitors.count = 5 }\n"
                  "[[variant]]\nid = \"b\"\nset = { opening.exit.clear_width_m = 0.9 }\n"
                  "[[variant]]\nid = \"c\"\nset = { opening.exit.clear_width_m = 0.9 }\n");
  ASSERT_TRUE(made.study) << codes(made.problems);
  const auto& v = made.study->variants;
  EXPECT_EQ(v[0].ground, v[1].ground);
  EXPECT_NE(v[0].ground, v[2].ground);
  EXPECT_EQ(v[2].ground, v[3].ground);
  EXPECT_NE(v[0].hash, v[1].hash);
  EXPECT_NE(v[0].hash, v[2].hash);
  EXPECT_EQ(v[2].hash, v[3].hash);
}

TEST(Variants, EventsAreAdded) {
  const StudyFolder folder;
  const MadeStudy made = folder.make("seeds = 1",
                                     "[[variant]]\nid = \"v\"\n[[variant.event]]\nat_s = 9\nkind = "
                                     "\"open\"\nopenings = [\"locked-exit\"]\n");
  ASSERT_TRUE(made.study) << codes(made.problems);
  EXPECT_EQ(made.study->variants[0].scenario.events.size(), 1u);
  ASSERT_EQ(made.study->variants[1].scenario.events.size(), 2u);
  EXPECT_EQ(made.study->variants[1].scenario.events[1].at_s, 9);
}

TEST(Variants, ClosingFreesWhoWasAssigned) {
  const StudyFolder folder;
  const MadeStudy made =
      folder.make("seeds = 1\nn_minus_1 = true",
                  "[[variant]]\nid = \"v\"\nset = { people.visitors.exits = [\"exit\"] }\n"
                  "[[variant]]\nid = \"w\"\nclose = [\"exit\"]\n"
                  "set = { people.visitors.exits = [\"exit\"] }\n");
  ASSERT_TRUE(made.study) << codes(made.problems);
  const auto& v = made.study->variants;
  ASSERT_EQ(v.size(), 4u);  // the locked exit is closed anyway
  EXPECT_THAT(v[1].scenario.groups[0].exits, testing::ElementsAre("exit"));
  EXPECT_THAT(v[2].scenario.groups[0].exits, testing::IsEmpty());
  EXPECT_EQ(v[2].scenario.events[0].kind, simulation::EventKind::close);
  EXPECT_EQ(v[3].id, "without-exit");
  EXPECT_TRUE(v[3].nMinusOne);
  EXPECT_EQ(v[3].title.zh, "出口");
}

struct Mistake {
  std::string rest;
  std::string code;
  std::uint32_t line;
};

TEST(Variants, MistakesAreToldWhereTheyStand) {
  const StudyFolder folder;
  const std::vector<Mistake> mistakes{
      {variant("opening.exitt.locked = true"), "study.misspelt-thing", 7},
      {variant("opening.exit.lokced = true"), "json.misspelt-key", 7},
      {variant("people.nobody.count = 3"), "study.no-such-thing", 7},
      {variant("people.visitors.count = -3"), "toml.out-of-range", 7},
      {variant("people.visitors.cuont = 3"), "toml.unknown-key", 7},
      {variant("event.2.at_s = 3"), "study.no-such-thing", 7},
      {variant("scenario.duration_s = \"long\""), "toml.expected-number", 7},
      {variant("chairs.red.count = 3"), "study.unknown-path", 7},
      {variant("opening.exit = 3"), "study.path-unfinished", 7},
      {variant("opening.exit.clear_width_m = nan"), "study.not-finite", 7},
      {variant("scenario.duration_s = inf"), "study.not-finite", 7},
      {variant("stair.A.width_m = 3"), "study.no-such-thing", 7},
      {"[[variant]]\nid = \"v\"\nclose = [\"extit\"]\n", "study.nothing-to-close", 4},
      {"[[variant]]\nid = \"base\"\n", "toml.repeated-id", 5},
      {"[stop]\nfewest = 9\n", "study.seeds-and-stop", 5},
  };
  for (const Mistake& mistake : mistakes) {
    const MadeStudy made = folder.make("seeds = 1", mistake.rest);
    EXPECT_FALSE(made.study) << mistake.rest;
    const auto found = std::find_if(made.problems.begin(), made.problems.end(),
                                    [&](const Problem& p) { return p.code == mistake.code; });
    ASSERT_NE(found, made.problems.end()) << mistake.rest << codes(made.problems);
    EXPECT_EQ(found->place.line, mistake.line) << mistake.rest;
    EXPECT_EQ(found->file, folder.path("study.toml")) << mistake.rest;
  }
}

// What is wrong with the base is told once, at its place in the scenario.
TEST(Variants, AMistakeOfTheBaseIsToldOnce) {
  const StudyFolder folder;
  folder.write("bad.toml", "[scenario]\nplan = \"" MUSTER_SOURCE_DIR
                           "/maps/two-rooms.geojson\"\nduration_s = -1\n[[people]]\nid = \"v\"\n"
                           "count = 1\nprofile = \"adult\"\nspaces = [\"room\"]\n");
  ReadStudy read = readStudy(folder.write(
      "s.toml", "[study]\nbase = \"bad.toml\"\nseeds = 1\n" + variant("people.v.count = 2")));
  ASSERT_TRUE(read.study);
  const MadeStudy made = makeStudy(std::move(*read.study), *serialLoop(), "");
  ASSERT_EQ(made.problems.size(), 1u) << codes(made.problems);
  EXPECT_EQ(made.problems[0].file, folder.path("bad.toml"));
  EXPECT_EQ(made.problems[0].place.line, 3u);
}

}  // namespace
}  // namespace muster::study
