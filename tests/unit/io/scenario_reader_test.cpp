#include "io/scenario_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

namespace muster::io {
namespace {

using behaviour::Distribution;
using simulation::EventKind;
using simulation::Scenario;

// A folder with a plan and a roster, gone afterwards. The plan is never parsed here.
class ReadingScenarios : public testing::Test {
 protected:
  ReadingScenarios() {
    std::string name = testing::TempDir() + "muster-scenario-XXXXXX";
    folder_ = ::mkdtemp(name.data());
    std::filesystem::create_directory(folder_ + "/maps");
    write("maps/school.geojson", "{}");
    write("classes.csv", "class,grade,room,persons,exit\n3-1,3,A-203,45,E1\n3-2,3,A-204,44,\n");
  }
  ~ReadingScenarios() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ + "/" + name, std::ios::binary) << text;
  }
  ReadScenario read(const std::string& text) const {
    write("fire-drill.toml", text);
    return readScenario(folder_ + "/fire-drill.toml");
  }
  Scenario sound(const std::string& text) const {
    ReadScenario result = read(text);
    for (const Problem& p : result.problems) ADD_FAILURE() << p.code << " " << p.place.line;
    return result.scenario.value_or(Scenario{});
  }

  std::string folder_;
};

const std::string kHead = "[scenario]\nplan = \"maps/school.geojson\"\n";
const std::string kPeople =
    "[[people]]\nid = \"visitors\"\ncount = 20\nprofile = \"adult\"\nspaces = [\"hall\"]\n";

TEST_F(ReadingScenarios, WhatIsNotSaidHasTheDefaultsOfTheDescription) {
  const Scenario s = sound(kHead + kPeople);
  const Scenario standard;
  EXPECT_EQ(s.id, "fire-drill");
  EXPECT_EQ(s.file, folder_ + "/fire-drill.toml");
  EXPECT_EQ(s.plan, folder_ + "/maps/school.geojson");
  EXPECT_EQ(s.seed, standard.seed);
  EXPECT_EQ(s.duration_s, standard.duration_s);
  EXPECT_EQ(s.startClock_h, standard.startClock_h);
  EXPECT_EQ(s.model.motion, standard.model.motion);
  EXPECT_EQ(s.model.step_s, standard.model.step_s);
  EXPECT_EQ(s.model.look_s, standard.model.look_s);
  EXPECT_EQ(s.model.motivation, standard.model.motivation);
  EXPECT_EQ(s.observe.frame_s, standard.observe.frame_s);
  EXPECT_TRUE(s.observe.record);
  EXPECT_EQ(s.profiles.size(), behaviour::builtInProfiles().size());
  ASSERT_EQ(s.groups.size(), 1u);
  EXPECT_FALSE(s.groups[0].isClass);
  EXPECT_EQ(s.groups[0].groupResponse.kind, Distribution::Kind::fixed);
  EXPECT_EQ(s.groups[0].groupResponse.a, 0);
  EXPECT_EQ(s.groups[0].teacherProfile, "teacher");
}

TEST_F(ReadingScenarios, EveryKeyArrivesWhereItBelongs) {
  const Scenario s = sound(R"(
[scenario]
plan = "maps/school.geojson"
title = { en = "Fire drill", zh = "消防演练" }
seed = 42
duration_s = 600
batch_interval_s = 15.5
start_clock_h = 14.25
until_outdoors = true
[model]
motion = "collision-free"
step_s = 0.02
look_s = 0.08
motivation = "hurried"
stuck_after_s = 60
rethink_after_s = 10
reroute = "queues"
social_influence = 0.25
flow = "code"
code_flow_per_m_s = 1.2
[[people]]
id = "visitors"
count = 20
profile = "adult"
special_needs = 2
teachers = 1
teacher_profile = "parent"
categories = ["classroom", "walkway"]
front_door = "d1"
back_door = "d2"
front_stair = "s1"
back_stair = "s2"
exits = ["e1", "e2"]
familiar_exits = ["e3"]
assembly = "yard"
via = ["kiosk", "gym"]
laps = 4
party = "family"
files = 2
helpers = 3
helper_profile = "parent"
batch = 2
release_delay_s = 3.5
held_until_released = true
group_response = { kind = "triangular", low_s = 5, mode_s = 10, high_s = 30 }
person_response = { kind = "normal", mean_s = 4, sd_s = 1, max_s = 8 }
[observe]
frame_s = 0.5
density_cell_m = 0.25
record = false
[[observe.line]]
id = "gate"
level = "ground"
from = [0, 1.5]
to = [4, 1.5]
[[observe.area]]
id = "lobby"
level = "ground"
ring = [[0, 0], [0, 2], [2, 2], [2, 0]]
)");
  EXPECT_EQ(s.title.en, "Fire drill");
  EXPECT_EQ(s.title.zh, "消防演练");
  EXPECT_EQ(s.seed, 42u);
  EXPECT_EQ(s.duration_s, 600);
  EXPECT_EQ(s.batchInterval_s, 15.5);
  EXPECT_EQ(s.startClock_h, 14.25);
  EXPECT_TRUE(s.untilOutdoors);
  EXPECT_EQ(s.model.motion, "collision-free");
  EXPECT_EQ(s.model.step_s, 0.02);
  EXPECT_EQ(s.model.look_s, 0.08);
  EXPECT_EQ(s.model.motivation, behaviour::Motivation::hurried);
  EXPECT_EQ(s.model.stuckAfter_s, 60);
  EXPECT_EQ(s.model.rethinkAfter_s, 10);
  EXPECT_EQ(s.model.reroute, simulation::Reroute::queues);
  EXPECT_EQ(s.model.socialInfluence, 0.25);
  EXPECT_EQ(s.model.flow, simulation::FlowMode::code);
  EXPECT_EQ(s.model.codeFlow_per_m_s, 1.2);
  ASSERT_EQ(s.groups.size(), 1u);
  const behaviour::Group& g = s.groups[0];
  EXPECT_EQ(g.count, 20);
  EXPECT_EQ(g.place.line, 21u);
  EXPECT_EQ(g.specialNeeds, 2);
  EXPECT_EQ(g.teachers, 1);
  EXPECT_EQ(g.teacherProfile, "parent");
  EXPECT_EQ(g.categories, (std::vector{plan::Category::classroom, plan::Category::walkway}));
  EXPECT_EQ(g.frontDoor + g.backDoor + g.frontStair + g.backStair, "d1d2s1s2");
  EXPECT_EQ(g.exits, (std::vector<std::string>{"e1", "e2"}));
  EXPECT_EQ(g.assembly, "yard");
  EXPECT_EQ(g.via, (std::vector<std::string>{"kiosk", "gym"}));
  EXPECT_EQ(g.laps, 4);
  EXPECT_EQ(g.familiarExits, std::vector<std::string>{"e3"});
  EXPECT_EQ(g.party, "family");
  EXPECT_EQ(g.files, 2);
  EXPECT_EQ(g.helpers, 3);
  EXPECT_EQ(g.helperProfile, "parent");
  EXPECT_EQ(g.batch, 2);
  EXPECT_EQ(g.releaseDelay_s, 3.5);
  EXPECT_TRUE(g.heldUntilReleased);
  EXPECT_EQ(g.groupResponse.kind, Distribution::Kind::triangular);
  EXPECT_EQ(g.groupResponse.mode, 10);
  EXPECT_EQ(g.personResponse.low, 0);  // a delay is never negative
  EXPECT_EQ(g.personResponse.high, 8);
  EXPECT_EQ(s.observe.frame_s, 0.5);
  EXPECT_EQ(s.observe.densityCell_m, 0.25);
  EXPECT_FALSE(s.observe.record);
  ASSERT_EQ(s.observe.lines.size(), 1u);
  EXPECT_EQ(s.observe.lines[0].line, (geometry::Segment{{0, 1.5}, {4, 1.5}}));
  ASSERT_EQ(s.observe.areas.size(), 1u);
  EXPECT_GT(geometry::signedArea(s.observe.areas[0].shape.outer), 0);  // turned round
}

TEST_F(ReadingScenarios, EventsKeepTheirOrder) {
  const Scenario s = sound(kHead + kPeople + R"(
[[event]]
at_s = 30
kind = "one-way"
openings = ["d1"]
forward = false
[[event]]
at_s = 0
kind = "alarm"
[[event]]
at_s = 60.5
kind = "announce"
groups = ["visitors"]
exits = ["e2"]
stair = "s2"
[[event]]
at_s = 10
kind = "both-ways"
openings = ["d1"]
[[event]]
at_s = 10
kind = "release"
groups = ["visitors"]
)");
  ASSERT_EQ(s.events.size(), 5u);
  EXPECT_EQ(s.events[0].kind, EventKind::oneWay);
  EXPECT_FALSE(s.events[0].forward);
  EXPECT_EQ(s.events[0].place.line, 9u);
  EXPECT_EQ(s.events[1].kind, EventKind::alarm);
  EXPECT_EQ(s.events[2].kind, EventKind::announce);
  EXPECT_EQ(s.events[2].at_s, 60.5);
  EXPECT_EQ(s.events[2].stair, "s2");
  EXPECT_EQ(s.events[3].kind, EventKind::bothWays);
  EXPECT_EQ(s.events[4].kind, EventKind::release);
}

TEST_F(ReadingScenarios, ClassesComeFromRostersWithTheTablesDefaults) {
  const Scenario s = sound(kHead + R"([[people]]
roster = "classes.csv"
exits = ["E2"]
teachers = 2
person_response = { kind = "fixed", value_s = 1 }
)" + kPeople);
  ASSERT_EQ(s.groups.size(), 3u);
  EXPECT_EQ(s.groups[0].id, "3-1");
  EXPECT_EQ(s.groups[0].file, folder_ + "/classes.csv");
  EXPECT_EQ(s.groups[0].place.line, 2u);
  EXPECT_EQ(s.groups[0].exits, std::vector<std::string>{"E1"});
  EXPECT_EQ(s.groups[1].exits, std::vector<std::string>{"E2"});
  EXPECT_EQ(s.groups[1].teachers, 2);
  EXPECT_EQ(s.groups[1].groupResponse.kind, Distribution::Kind::lognormal);
  EXPECT_EQ(s.groups[1].groupResponse.a, 25);
  EXPECT_EQ(s.groups[1].groupResponse.b, 0.45);
  EXPECT_EQ(s.groups[1].groupResponse.low, 3);
  EXPECT_EQ(s.groups[1].groupResponse.high, 120);
  EXPECT_EQ(s.groups[1].personResponse.a, 1);
  EXPECT_EQ(s.groups[2].id, "visitors");
}

TEST_F(ReadingScenarios, AClassMayDifferFromItsRoster) {
  const Scenario s = sound(kHead + R"([[people]]
roster = "classes.csv"
[[class]]
id = "3-2"
release_delay_s = 40
exits = ["E2"]
)");
  EXPECT_EQ(s.groups[0].releaseDelay_s, 0);
  EXPECT_EQ(s.groups[1].releaseDelay_s, 40);
  EXPECT_EQ(s.groups[1].exits, std::vector<std::string>{"E2"});
  EXPECT_EQ(s.groups[1].count, 44);
  EXPECT_EQ(s.groups[1].file, s.file);  // what is wrong with it stands there
  EXPECT_EQ(s.groups[1].place.line, 5u);
}

TEST_F(ReadingScenarios, ProfilesAreTheBuiltInOnesWithOverrides) {
  const Scenario s = sound(kHead + kPeople + "[[profile]]\nid = \"adult\"\nradius_m = 0.2\n");
  EXPECT_EQ(s.profiles.size(), behaviour::builtInProfiles().size());
  EXPECT_EQ(behaviour::find(s.profiles, "adult")->radius_m, 0.2);
}

TEST_F(ReadingScenarios, TheHashIsOfScenarioPlanAndRosters) {
  const std::string text = kHead + "[[people]]\nroster = \"classes.csv\"\n";
  const std::uint64_t hash = sound(text).hash;
  EXPECT_EQ(sound(text).hash, hash);
  EXPECT_NE(sound(text + "# a comment\n").hash, hash);
  write("maps/school.geojson", "{ }");
  const std::uint64_t otherPlan = sound(text).hash;
  EXPECT_NE(otherPlan, hash);
  write("maps/school.geojson", "{}");
  write("classes.csv", "class,grade,room,persons,exit\n3-1,3,A-203,46,E1\n");
  EXPECT_NE(sound(text).hash, hash);
  EXPECT_NE(sound(text).hash, otherPlan);
}

TEST_F(ReadingScenarios, ATitleWithoutLanguageIsForAll) {
  const Scenario s =
      sound("[scenario]\nplan = \"maps/school.geojson\"\ntitle = \"Drill\"\n" + kPeople);
  EXPECT_EQ(s.title.en, "Drill");
  EXPECT_EQ(s.title.zh, "Drill");
}

TEST_F(ReadingScenarios, WarningsOfARosterDoNotStopAScenario) {
  write("classes.csv", "class,grade,room,persons,batsh\n3-1,3,A-203,45,1\n");
  const ReadScenario result = read(kHead + "[[people]]\nroster = \"classes.csv\"\n");
  ASSERT_TRUE(result.scenario.has_value());
  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_EQ(result.problems[0].severity, Severity::warning);
  EXPECT_EQ(result.problems[0].file, folder_ + "/classes.csv");
}

TEST_F(ReadingScenarios, AGroupsIdIsUniqueAcrossRostersAndLooseGroups) {
  const ReadScenario result =
      read(kHead +
           "[[people]]\nid = \"3-1\"\ncount = 1\nprofile = \"adult\"\nspaces = "
           "[\"a\"]\n[[people]]\nroster = \"classes.csv\"\n");
  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_EQ(result.problems[0].code, "scenario.repeated-group");
  EXPECT_EQ(result.problems[0].file, folder_ + "/classes.csv");
  EXPECT_EQ(result.problems[0].place.line, 2u);
  EXPECT_EQ(result.problems[0].feature, "3-1");
}

TEST_F(ReadingScenarios, ProblemsOfScenarioAndRosterComeTogether) {
  write("classes.csv", "class,grade,room,persons\n3-1,3,A-203,0\n");
  const ReadScenario result = read(
      "[scenario]\nplan = \"none.geojson\"\nseed = -1\n[[people]]\nroster = \"classes.csv\"\n");
  EXPECT_FALSE(result.scenario.has_value());
  ASSERT_EQ(result.problems.size(), 3u);
  EXPECT_EQ(result.problems[0].code, "file.missing");
  EXPECT_EQ(result.problems[0].file, folder_ + "/fire-drill.toml");
  EXPECT_EQ(result.problems[0].place.line, 2u);
  EXPECT_EQ(result.problems[0].place.column, 8u);
  EXPECT_EQ(result.problems[1].code, "toml.out-of-range");
  EXPECT_EQ(result.problems[2].code, "roster.empty-class");
  EXPECT_EQ(result.problems[2].file, folder_ + "/classes.csv");
}

TEST_F(ReadingScenarios, AMissingFileIsAProblemNotACrash) {
  EXPECT_EQ(readScenario(folder_ + "/none.toml").problems.at(0).code, "file.missing");
  EXPECT_EQ(readScenario(folder_).problems.at(0).code, "file.not-regular");
}

// What is appended to a sound scenario (9 lines long), and the problems it makes, by code and line.
struct Broken {
  const char* name;
  std::string text;
  std::string problems;
};

class BrokenScenario : public ReadingScenarios, public testing::WithParamInterface<Broken> {};

TEST_P(BrokenScenario, IsToldWithCodeAndLine) {
  const ReadScenario result = read(GetParam().text);
  EXPECT_FALSE(result.scenario.has_value());
  std::string told;
  for (const Problem& p : result.problems) {
    told += p.code + " " + std::to_string(p.place.line) + "\n";
    EXPECT_EQ(p.file, folder_ + "/fire-drill.toml");
    EXPECT_GT(p.place.column, 0u);
  }
  EXPECT_EQ(told, GetParam().problems);
}

const std::string kSound = kHead + kPeople;  // lines 1 to 7

std::string event(const std::string& keys) {
  return kSound + "[[event]]\nat_s = 1\n" + keys;
}
std::string line(const std::string& keys) {
  return kSound + "[[observe.line]]\nid = \"a\"\nlevel = \"g\"\n" + keys;
}
std::string response(const std::string& table) {
  return kSound + "group_response = " + table + "\n";
}

INSTANTIATE_TEST_SUITE_P(
    All, BrokenScenario,
    testing::Values(
        Broken{"Nothing", "", "toml.missing-table 1\ntoml.missing-table 1\n"},
        Broken{"NoPlan", "[scenario]\n" + kPeople, "toml.missing-key 1\n"},
        Broken{"NoPeople", kHead, "toml.missing-table 1\n"},
        Broken{"EmptyPeople", "people = []\n" + kHead, "toml.empty-list 1\n"},
        Broken{"PlanMissing", "[scenario]\nplan = \"x.geojson\"\n" + kPeople, "file.missing 2\n"},
        Broken{"PlanIsFolder", "[scenario]\nplan = \"maps\"\n" + kPeople, "file.not-regular 2\n"},
        Broken{"PlanIsNumber", "[scenario]\nplan = 7\n" + kPeople, "toml.expected-text 2\n"},
        Broken{"PlanIsEmpty", "[scenario]\nplan = \"\"\n" + kPeople, "toml.empty-text 2\n"},
        Broken{"PlanWithNul", "[scenario]\nplan = \"maps/school.geojson\\u0000x\"\n" + kPeople,
               "toml.control-character 2\n"},
        Broken{"IdWithLineBreak",
               kHead + "[[people]]\nid = \"a\\nb\"\ncount = 1\nprofile = \"adult\"\nspaces = "
                       "[\"hall\"]\n",
               "toml.control-character 4\n"},
        Broken{"IdTooLong",
               kHead + "[[people]]\nid = \"" + std::string(201, 'a') +
                   "\"\ncount = 1\nprofile = \"adult\"\nspaces = [\"hall\"]\n",
               "toml.id-too-long 4\n"},
        Broken{"TitleWithEscape", kHead + "title = \"\\u001b[2J\"\n" + kPeople,
               "toml.control-character 3\n"},
        Broken{"Truncated", kHead + "[[people]]\nid = \"vis", "toml.syntax 4\n"},
        Broken{"TwiceTheKey", kHead + "seed = 1\nseed = 2\n" + kPeople, "toml.syntax 4\n"},
        Broken{"BadBytes", kHead + "title = \"\xFF\"\n" + kPeople, "file.not-utf8 3\n"},
        Broken{"UnknownTable", kSound + "[modle]\nstep_s = 1\n", "toml.unknown-table 8\n"},
        Broken{"UnknownKey", kHead + "durration_s = 5\n" + kPeople, "toml.unknown-key 3\n"},
        Broken{"FlowMode", kHead + "[model]\nflow = \"coded\"\n" + kPeople,
               "toml.unknown-word 4\n"},
        Broken{"FlowCap", kHead + "[model]\ncode_flow_per_m_s = 0.1\n" + kPeople,
               "toml.out-of-range 4\n"},
        Broken{"Laps", kHead + kPeople + "laps = 0\n", "toml.out-of-range 8\n"},
        Broken{"Reroute", kHead + "[model]\nreroute = \"always\"\n" + kPeople,
               "toml.unknown-word-far 4\n"},
        Broken{"SocialInfluence", kHead + "[model]\nsocial_influence = 2\n" + kPeople,
               "toml.out-of-range 4\n"},
        Broken{"Files", kHead + kPeople + "files = 9\n", "toml.out-of-range 8\n"},
        Broken{"PartyOfARoster", kHead + "[[people]]\nroster = \"classes.csv\"\nparty = \"x\"\n",
               "scenario.not-with-roster 5\n"},
        Broken{"NoSuchClass",
               kHead + "[[people]]\nroster = \"classes.csv\"\n[[class]]\nid = \"9-9\"\n",
               "scenario.no-such-class 6\n"},
        Broken{"LooseGroupsAreNoClasses", kHead + kPeople + "[[class]]\nid = \"visitors\"\n",
               "scenario.no-such-class 9\n"},
        Broken{"ClassTwice",
               kHead + "[[people]]\nroster = \"classes.csv\"\n[[class]]\nid = \"3-1\"\n"
                       "[[class]]\nid = \"3-1\"\n",
               "toml.repeated-id 8\n"},
        Broken{"Helpers", kHead + kPeople + "helpers = 5\n", "toml.out-of-range 8\n"},
        Broken{"HelpersOfARoster", kHead + "[[people]]\nroster = \"classes.csv\"\nhelpers = 2\n",
               "scenario.not-with-roster 5\n"},
        Broken{"Via", kHead + kPeople + "via = \"kiosk\"\n", "toml.expected-text-list 8\n"},
        Broken{"FarKey", kHead + "colour = 5\n" + kPeople, "toml.unknown-key-far 3\n"},
        Broken{"BareGate", kSound + "[[gate]]\n",
               "toml.missing-key 8\ntoml.missing-key 8\ntoml.missing-key 8\n"},
        Broken{"FireWithoutSource", kSound + "[fire]\nstart_s = 10\n",
               "scenario.one-fire-source 8\n"},
        Broken{"FireWithTwoSources", kSound + "[fire]\nuniform = {}\nzones = { space = \"a\" }\n",
               "scenario.one-fire-source 10\n"},
        Broken{"FireNumbers",
               kSound + "[fire.uniform]\no2 = 2\nsmoke = 1\n[fire.effects]\nsmoke_law = \"jin\"\n",
               "toml.out-of-range 9\ntoml.unknown-key-far 10\ntoml.unknown-word-far 12\n"},
        Broken{"FireZonesWithoutRoom", kSound + "[fire.zones]\nfuel = \"wood\"\n",
               "toml.missing-key 8\n"},
        Broken{"LightsWithOpenings",
               kSound + "[[event]]\nat_s = 1\nkind = \"lights-out\"\nopenings = [\"a\"]\n",
               "scenario.not-with-event 11\n"},
        Broken{"SeedNegative", kHead + "seed = -1\n" + kPeople, "toml.out-of-range 3\n"},
        Broken{"SeedFraction", kHead + "seed = 1.5\n" + kPeople, "toml.expected-integer 3\n"},
        Broken{"DurationNan", kHead + "duration_s = nan\n" + kPeople, "toml.out-of-range 3\n"},
        Broken{"DurationInfinite", kHead + "duration_s = inf\n" + kPeople, "toml.out-of-range 3\n"},
        Broken{"DurationText", kHead + "duration_s = \"600\"\n" + kPeople,
               "toml.expected-number 3\n"},
        Broken{"DurationTime", kHead + "duration_s = 10:00:00\n" + kPeople,
               "toml.expected-number 3\n"},
        Broken{"BooleanText", kHead + "until_outdoors = \"yes\"\n" + kPeople,
               "toml.expected-boolean 3\n"},
        Broken{"TitleKeys", kHead + "title = { eng = \"x\" }\n" + kPeople, "toml.unknown-key 3\n"},
        Broken{"TitleNumber", kHead + "title = 3\n" + kPeople, "toml.expected-name 3\n"},
        Broken{"StepTooLong", kSound + "[model]\nstep_s = 0.5\n", "toml.out-of-range 9\n"},
        Broken{"Motivation", kSound + "[model]\nmotivation = \"huried\"\n",
               "toml.unknown-word 9\n"},
        Broken{"LookTooLong", kSound + "[model]\nlook_s = 0.5\n", "toml.out-of-range 9\n"},
        Broken{"ModelTwice", kSound + "[[model]]\nstep_s = 0.05\n", "toml.expected-table 8\n"},
        Broken{"PeopleAsTable", kHead + "[people]\nid = \"a\"\n", "toml.expected-table-list 3\n"},
        Broken{"PeopleMixed", "people = [ 3 ]\n" + kHead, "toml.expected-table-list 1\n"},
        Broken{
            "CountNegative",
            kHead + "[[people]]\nid = \"a\"\ncount = -5\nprofile = \"adult\"\nspaces = [\"s\"]\n",
            "toml.out-of-range 5\n"},
        Broken{"CountZero",
               kHead + "[[people]]\nid = \"a\"\ncount = 0\nprofile = \"adult\"\nspaces = [\"s\"]\n",
               "toml.out-of-range 5\n"},
        Broken{
            "CountTenMillion",
            kHead +
                "[[people]]\nid = \"a\"\ncount = 10000000\nprofile = \"adult\"\nspaces = [\"s\"]\n",
            "toml.out-of-range 5\n"},
        Broken{"LooseWithoutAnything", kHead + "[[people]]\n",
               "toml.missing-key 3\ntoml.missing-key 3\ntoml.missing-key "
               "3\nscenario.people-nowhere 3\n"},
        Broken{"SpacesAndCategories", kSound + "categories = [\"lobby\"]\n",
               "scenario.people-in-spaces-and-categories 8\n"},
        Broken{"UnknownCategory",
               kHead + "[[people]]\nid = \"a\"\ncount = 5\nprofile = \"adult\"\ncategories = "
                       "[\"clasroom\", \"hut\"]\n",
               "toml.unknown-word 7\ntoml.unknown-word-far 7\n"},
        Broken{"SpacesText",
               kHead + "[[people]]\nid = \"a\"\ncount = 5\nprofile = \"adult\"\nspaces = \"s\"\n",
               "toml.expected-text-list 7\n"},
        Broken{"SpacesOfNumbers",
               kHead + "[[people]]\nid = \"a\"\ncount = 5\nprofile = \"adult\"\nspaces = [1]\n",
               "toml.expected-text-list 7\n"},
        Broken{
            "SpaceTwice",
            kHead +
                "[[people]]\nid = \"a\"\ncount = 5\nprofile = \"adult\"\nspaces = [\"s\", \"s\"]\n",
            "toml.repeated-item 7\n"},
        Broken{"SpecialNeedsAboveCount", kSound + "special_needs = 21\n", "toml.out-of-range 8\n"},
        Broken{"SameGroup", kSound + kPeople, "scenario.repeated-group 8\n"},
        Broken{"RosterMissing", kHead + "[[people]]\nroster = \"none.csv\"\n", "file.missing 4\n"},
        Broken{"RosterWithCount",
               kHead + "[[people]]\nroster = \"classes.csv\"\ncount = 3\nid = \"x\"\n",
               "scenario.not-with-roster 5\nscenario.not-with-roster 6\n"},
        Broken{"ResponseNumber", response("25"), "toml.expected-table 8\n"},
        Broken{"ResponseKind", response("{ kind = \"gamma\" }"), "toml.unknown-word-far 8\n"},
        Broken{"ResponseNoKind", response("{ value_s = 3 }"), "toml.missing-key 8\n"},
        Broken{"ResponseNegative", response("{ kind = \"fixed\", value_s = -3 }"),
               "toml.out-of-range 8\n"},
        Broken{"ResponseReversed", response("{ kind = \"uniform\", low_s = 6, high_s = 0 }"),
               "toml.out-of-range 8\n"},
        Broken{"ResponseWrongUnit", response("{ kind = \"fixed\", value_min = 3 }"),
               "toml.key-needed-by-kind 8\ntoml.unknown-key 8\n"},
        Broken{"ResponseWrongKey", response("{ kind = \"lognormal\", median_s = 3, sd_s = 1 }"),
               "toml.key-needed-by-kind 8\ntoml.key-not-for-kind 8\n"},
        Broken{"ResponseRange",
               response("{ kind = \"lognormal\", median_s = 3, sigma = 1, min_s = 9, max_s = 5 }"),
               "toml.out-of-range 8\n"},
        Broken{"EventWithoutTime", kSound + "[[event]]\nkind = \"alarm\"\n",
               "scenario.event-without-time 8\n"},
        Broken{"EventNegativeTime", kSound + "[[event]]\nkind = \"alarm\"\nat_s = -1\n",
               "toml.out-of-range 10\n"},
        Broken{"EventKind", event("kind = \"closed\"\n"), "toml.unknown-word 10\n"},
        Broken{"EventWithoutOpenings", event("kind = \"close\"\n"), "toml.key-needed-by-kind 8\n"},
        Broken{"EventEmptyOpenings", event("kind = \"close\"\nopenings = []\n"),
               "toml.key-needed-by-kind 11\n"},
        Broken{"EventWrongKey", event("kind = \"alarm\"\nopenings = [\"d\"]\n"),
               "scenario.not-with-event 11\n"},
        Broken{"EventSaysNothing", event("kind = \"announce\"\n"),
               "scenario.announces-nothing 10\n"},
        Broken{"LinePoint", line("from = [0, 1, 2]\nto = [0, nan]\n"),
               "toml.expected-point 11\ntoml.out-of-range 12\n"},
        Broken{"LineFar", line("from = [0, 1]\nto = [0, 1e9]\n"), "toml.out-of-range 12\n"},
        Broken{"LineNoLength", line("from = [0, 1]\nto = [0, 1]\n"),
               "scenario.line-without-length 12\n"},
        Broken{"LineTwice",
               line("from = [0, 1]\nto = [0, 2]\n[[observe.area]]\nid = \"a\"\nlevel = \"g\"\nring "
                    "= [[0,0],[1,0],[0,1]]\n"),
               "toml.repeated-id 14\n"},
        Broken{"AreaTwoPoints",
               kSound + "[[observe.area]]\nid = \"a\"\nlevel = \"g\"\nring = [[0,0],[1,0]]\n",
               "scenario.area-too-few-points 11\n"},
        Broken{
            "AreaCrossing",
            kSound +
                "[[observe.area]]\nid = \"a\"\nlevel = \"g\"\nring = [[0,0],[2,2],[2,0],[0,1]]\n",
            "scenario.area-self-crossing 11\n"},
        Broken{"ProfileTwice",
               kSound + "[[profile]]\nid = \"adult\"\n[[profile]]\nid = \"adult\"\n",
               "toml.repeated-id 11\n"},
        Broken{"ProfileBase", kSound + "[[profile]]\nid = \"x\"\nbased_on = \"adlt\"\n",
               "toml.unknown-word 10\n"},
        Broken{"SeveralAtOnce",
               "[scenario]\nplan = \"maps/school.geojson\"\nseed = \"x\"\nduration_s = "
               "0\n[modle]\n[observe]\nframe_s = 0\n" +
                   kPeople,
               "toml.expected-integer 3\ntoml.out-of-range 4\ntoml.unknown-table "
               "5\ntoml.out-of-range 7\n"}),
    [](const auto& broken) { return std::string(broken.param.name); });

TEST_F(ReadingScenarios, LimitsAreWrittenOut) {
  const ReadScenario result = read(kHead + kPeople + "special_needs = 9000000\n");
  ASSERT_FALSE(result.problems.empty());
  const auto& arguments = result.problems[0].arguments;
  const auto valid = std::find_if(arguments.begin(), arguments.end(),
                                  [](const auto& a) { return a.first == "valid"; });
  ASSERT_NE(valid, arguments.end());
  EXPECT_EQ(valid->second, "0 – 1,000,000");
}

TEST_F(ReadingScenarios, AnUnknownKeyNamesTheNearestAndAllThatAreKnown) {
  const ReadScenario result = read(kHead + "durration_s = 5\n" + kPeople);
  ASSERT_EQ(result.problems.size(), 1u);
  const auto& arguments = result.problems[0].arguments;
  EXPECT_EQ(arguments[0], std::pair(std::string("table"), std::string("scenario")));
  EXPECT_EQ(arguments[1], std::pair(std::string("key"), std::string("durration_s")));
  EXPECT_EQ(arguments[2].first, "valid");
  EXPECT_NE(arguments[2].second.find("batch_interval_s"), std::string::npos);
  EXPECT_EQ(arguments[3], std::pair(std::string("nearest"), std::string("duration_s")));
}

// Any cut and any changed byte of a rich scenario is either sound or a list of problems.
TEST_F(ReadingScenarios, NoDamageCrashesTheReader) {
  const std::string text =
      kHead + "title = { zh = \"演练\" }\n" + kPeople +
      "group_response = { kind = \"lognormal\", median_s = 25, sigma = 0.45 }\n"
      "[[people]]\nroster = \"classes.csv\"\n[[event]]\nat_s = 1\nkind = \"alarm\"\n"
      "[[observe.area]]\nid = \"a\"\nlevel = \"g\"\nring = [[0,0],[1,0],[0,1]]\n";
  std::size_t sound = 0, broken = 0;
  const auto tell = [&](const std::string& damaged) {
    const ReadScenario result = readScenarioText(damaged, folder_ + "/x.toml");
    ASSERT_EQ(result.scenario.has_value(), !hasErrors(result.problems));
    ++(result.scenario ? sound : broken);
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    tell(text.substr(0, at));
    for (const char c : {'\0', '\xFF', '"', '[', '\n', '9'}) {
      std::string damaged = text;
      damaged[at] = c;
      tell(damaged);
    }
  }
  EXPECT_GT(broken, text.size());
  EXPECT_GT(sound, 0u);
}

}  // namespace
}  // namespace muster::io
