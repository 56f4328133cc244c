// [timetable]: where the classes are at a time of day, when they walk, and what is wrong with a
// table.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "io/scenario_reader.h"

namespace muster::io {
namespace {

using simulation::Event;
using simulation::EventKind;
using simulation::Scenario;

class ReadingTimetables : public testing::Test {
 protected:
  ReadingTimetables() {
    std::string name = testing::TempDir() + "muster-timetable-XXXXXX";
    folder_ = ::mkdtemp(name.data());
    write("school.geojson", "{}");
    write("roster.csv", "class,grade,room,persons,exit\n1-1,1,R1,40,x\n1-2,1,R2,40,\n");
    write("lessons.csv", "班级,节次,教室\n1-1,1,art\n1-1,2,gym\n1-2,3,gym\n");
  }
  ~ReadingTimetables() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ + "/" + name, std::ios::binary) << text;
  }
  // Two lessons with a short break, a third after a long one.
  ReadScenario read(const std::string& how) const {
    write("day.toml",
          "[scenario]\nplan = \"school.geojson\"\nstart_clock_h = 7\nduration_s = 40000\n"
          "[[people]]\nroster = \"roster.csv\"\n"
          "[timetable]\nlessons = \"lessons.csv\"\n" +
              how +
              "[[timetable.period]]\nid = \"1\"\nfrom = \"08:00\"\nto = \"08:40\"\n"
              "[[timetable.period]]\nid = \"2\"\nfrom = \"08:50\"\nto = \"09:30\"\n"
              "[[timetable.period]]\nid = \"3\"\nfrom = \"14:00\"\nto = \"14:40\"\n");
    return readScenario(folder_ + "/day.toml");
  }
  Scenario sound(const std::string& how) const {
    ReadScenario result = read(how);
    for (const Problem& p : result.problems) ADD_FAILURE() << p.code << " " << p.place.line;
    return result.scenario.value_or(Scenario{});
  }
  // code:line:column of the problems, in the order of the file.
  std::string told(const std::string& how) const {
    std::string all;
    for (const Problem& p : read(how).problems)
      all += p.code + ":" + std::to_string(p.place.line) + " ";
    return all;
  }

  std::string folder_;
};

TEST_F(ReadingTimetables, EveryClassIsWhereItIsAtThatTime) {
  const auto rooms = [&](const std::string& at) {
    const Scenario s = sound("at = \"" + at + "\"\n");
    return s.groups.at(0).spaces.at(0) + " " + s.groups.at(1).spaces.at(0);
  };
  EXPECT_EQ(rooms("08:00"), "art R2");
  EXPECT_EQ(rooms("08:39:59"), "art R2");
  EXPECT_EQ(rooms("08:40"), "R1 R2") << "in the break everybody is at home";
  EXPECT_EQ(rooms("09:00"), "gym R2");
  EXPECT_EQ(rooms("14:30"), "R1 gym");
}

TEST_F(ReadingTimetables, TheDrillPlanHoldsForTheOwnRoomOnly) {
  EXPECT_TRUE(sound("at = \"08:10\"\n").groups.at(0).exits.empty());
  EXPECT_EQ(sound("at = \"12:00\"\n").groups.at(0).exits.size(), 1u);
}

TEST_F(ReadingTimetables, ADayIsAListOfMoves) {
  const Scenario s = sound("follow = true\n");
  std::string said;
  for (const Event& e : s.events) {
    EXPECT_EQ(e.kind, EventKind::move);
    said += e.groups.at(0) + ">" + e.where + "@" + std::to_string(static_cast<int>(e.at_s)) + " ";
  }
  // 1-1: before the first bell, straight on in the short break, home; 1-2: after the long break.
  EXPECT_EQ(said, "1-1>art@3300 1-1>gym@6000 1-1>R1@9000 1-2>gym@24900 1-2>R2@27600 ");
}

TEST_F(ReadingTimetables, WhatIsWrongIsToldWithItsLine) {
  write("lessons.csv",
        "class,period,room\n9-9,1,art\n1-1,7,art\n1-1,1,art\n1-1,1,gym\n1-2,2,R1\n1-2,1,\n");
  EXPECT_EQ(told("at = \"08:00\"\n"),
            "arrivals.bad-cell:7 timetable.unknown-class:2 timetable.unknown-period:3 "
            "timetable.class-twice:5 timetable.room-taken:6 ");
}

TEST_F(ReadingTimetables, OneOfTheTwoUsesIsChosen) {
  EXPECT_EQ(told(""), "timetable.at-or-follow:8 ");
  EXPECT_EQ(told("at = \"08:00\"\nfollow = true\n"), "timetable.at-or-follow:8 ");
  EXPECT_EQ(told("at = \"8 o'clock\"\n"), "toml.not-a-clock-time:9 ");
}

TEST_F(ReadingTimetables, PeriodsFollowEachOther) {
  EXPECT_EQ(told("at = \"08:00\"\n[[timetable.period]]\nid = \"1\"\nfrom = \"07:00\"\nto = "
                 "\"08:30\"\n"),
            "toml.repeated-id:15 timetable.period-order:16 ");
}

}  // namespace
}  // namespace muster::io
