// [[arrival]], [[gate]], [[pickup]], [[guard]] and events that wait for people, as a file says
// them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "io/arrival_table.h"
#include "io/scenario_reader.h"

namespace muster::io {
namespace {

using simulation::ArrivalProcess;
using simulation::Discipline;
using simulation::Measure;
using simulation::Scenario;

class ReadingGates : public testing::Test {
 protected:
  ReadingGates() {
    std::string name = testing::TempDir() + "muster-gate-XXXXXX";
    folder_ = ::mkdtemp(name.data());
    write("school.geojson", "{}");
  }
  ~ReadingGates() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ + "/" + name, std::ios::binary) << text;
  }
  ReadScenario read(const std::string& more) const {
    write("gate.toml",
          "[scenario]\nplan = \"school.geojson\"\nstart_clock_h = 7\n"
          "[[people]]\nid = \"pupils\"\ncount = 20\nprofile = \"adult\"\n" +
              more);
    return readScenario(folder_ + "/gate.toml");
  }
  Scenario sound(const std::string& more) const {
    ReadScenario result = read(more);
    for (const Problem& p : result.problems) ADD_FAILURE() << p.code << " " << p.place.line;
    return result.scenario.value_or(Scenario{});
  }
  // Codes of the problems, in the order of the file.
  std::string codes(const std::string& more) const {
    std::string all;
    for (const Problem& p : read(more).problems) all += p.code + " ";
    return all;
  }

  std::string folder_;
};

const std::string kArrival =
    "[[arrival]]\ngroups = [\"pupils\"]\nat = [\"gate\"]\nfrom_s = 60\nto_s = 660\n";
const std::string kThere = "spaces = [\"hall\"]\n";

TEST_F(ReadingGates, WhoComesNeedsNoPlaceAtTheStart) {
  const Scenario s = sound(kArrival);
  ASSERT_EQ(s.arrivals.size(), 1u);
  EXPECT_EQ(s.arrivals[0].at, std::vector<std::string>{"gate"});
  EXPECT_EQ(s.arrivals[0].process, ArrivalProcess::poisson);
  EXPECT_EQ(s.arrivals[0].count, 0);
  EXPECT_EQ(codes(""), "scenario.people-nowhere ");
}

TEST_F(ReadingGates, ArrivalsSayHowPeopleCome) {
  const Scenario s = sound(kArrival + "process = \"peaked\"\npeak_s = 400\ncount = 12\n");
  EXPECT_EQ(s.arrivals[0].process, ArrivalProcess::peaked);
  EXPECT_EQ(s.arrivals[0].peak_s, 400);
  EXPECT_EQ(s.arrivals[0].count, 12);
}

TEST_F(ReadingGates, ArrivalsThatContradictThemselvesAreTold) {
  EXPECT_EQ(codes(kArrival + "count = 5\nrate_per_min = 3\n"), "scenario.arrival-count-and-rate ");
  EXPECT_EQ(codes(kArrival + "platoon = 40\n"), "scenario.not-with-process ");
  EXPECT_EQ(codes(kThere + kArrival + "table = \"x.csv\"\n").substr(0, 33),
            "scenario.not-with-arrival-table s");
  EXPECT_EQ(codes("[[arrival]]\ngroups = [\"pupils\"]\nat = [\"gate\"]\n"),
            "toml.missing-key toml.missing-key ");
}

TEST_F(ReadingGates, AnArrivalTableHasALineForEachStream) {
  write("day.csv",
        "入口,开始,结束,人数,方式,高峰\n"
        "gate-a/gate-b,07:20,07:40:30,300,peaked,07:35\n"
        "gate-a,1800,2400,,,\n");
  const Scenario s = sound("[[arrival]]\ntable = \"day.csv\"\n");
  ASSERT_EQ(s.arrivals.size(), 2u);
  EXPECT_EQ(s.arrivals[0].at, (std::vector<std::string>{"gate-a", "gate-b"}));
  EXPECT_EQ(s.arrivals[0].from_s, 1200);
  EXPECT_EQ(s.arrivals[0].to_s, 2430);
  EXPECT_EQ(s.arrivals[0].peak_s, 2100);
  EXPECT_EQ(s.arrivals[0].count, 300);
  EXPECT_EQ(s.arrivals[1].from_s, 1800);
  EXPECT_EQ(s.arrivals[1].process, ArrivalProcess::poisson);
}

TEST(ArrivalTable, BadCellsAreToldWithLineAndColumn) {
  const ReadArrivals read = readArrivalTable(
      "at,from,to,count,process\n"
      "gate,06:50,08:00,5,poisson\n"  // before the start
      "gate,07:00,07:61,5,poisson\n"  // no such minute
      "gate,07:00,08:00,-3,poisson\n"
      "gate,07:00,08:00,3,slowly\n",
      "day.csv", 7);
  EXPECT_TRUE(read.arrivals.empty());
  std::vector<std::pair<int, int>> places;
  for (const Problem& p : read.problems) {
    EXPECT_EQ(p.code, "arrivals.bad-cell");
    places.emplace_back(p.place.line, p.place.column);
  }
  EXPECT_EQ(places, (std::vector<std::pair<int, int>>{{2, 6}, {3, 12}, {4, 18}, {5, 20}}));
}

TEST(ArrivalTable, ColumnsMustBeKnownAndComplete) {
  const ReadArrivals read = readArrivalTable("at,from,when\ngate,0,5\n", "day.csv", 7);
  std::string all;
  for (const Problem& p : read.problems) all += p.code + " ";
  EXPECT_EQ(all, "arrivals.missing-column arrivals.unknown-column ");
}

TEST_F(ReadingGates, AServiceIsReadWithItsRope) {
  const Scenario s = sound(kThere +
                           "[[gate]]\nid = \"check\"\nopening = \"gate\"\nfrom = \"street\"\n"
                           "lanes = 3\nopen_lanes = 1\nopens_at_queue = 8\n"
                           "lanes_at = [[60, 3], [600, 1]]\n"
                           "service = { kind = \"fixed\", value_s = 2 }\n"
                           "discipline = \"line-each\"\njockeying = true\n"
                           "rope = [[0, 0], [4, 0], [4, 2]]\nfree_on_alarm = false\n");
  ASSERT_EQ(s.gates.size(), 1u);
  EXPECT_EQ(s.gates[0].lanes, 3);
  EXPECT_EQ(s.gates[0].openLanes, 1);
  EXPECT_EQ(s.gates[0].opensAtQueue, 8);
  EXPECT_EQ(s.gates[0].lanesAt, (std::vector<std::pair<double, int>>{{60, 3}, {600, 1}}));
  EXPECT_EQ(s.gates[0].service.a, 2);
  EXPECT_EQ(s.gates[0].discipline, Discipline::lineEach);
  EXPECT_TRUE(s.gates[0].jockeying);
  EXPECT_EQ(s.gates[0].rope.size(), 3u);
  EXPECT_FALSE(s.gates[0].freeOnAlarm);
}

TEST_F(ReadingGates, AServiceNotInForceIsAsIfItWereNotThere) {
  const std::string gate = "[[gate]]\nid = \"check\"\nopening = \"gate\"\nfrom = \"street\"\n";
  EXPECT_EQ(sound(kThere + gate).gates.size(), 1u);
  EXPECT_EQ(sound(kThere + gate + "in_force = false\n").gates.size(), 0u);
  EXPECT_EQ(codes(kThere + gate + "jockeying = true\n"), "scenario.not-with-discipline ");
  for (const char* lanes : {"[[0, 2]]", "[[60, 1], [60, 1]]", "[[0, 0]]", "[[0, 0.5]]"})
    EXPECT_EQ(codes(kThere + gate + "lanes_at = " + lanes + "\n"), "scenario.lanes-at ") << lanes;
  EXPECT_EQ(codes(kThere + gate + "rope = [[0, 0]]\n"), "scenario.rope-too-short ");
}

TEST_F(ReadingGates, PickupsAndGuardsAreRead) {
  const Scenario s = sound(
      kThere +
      "[[pickup]]\ngroups = [\"pupils\"]\nescorted = 0.5\nwait = [\"zone\"]\nat = [\"gate\"]\n"
      "from_s = 0\nto_s = 300\nlate = 0.1\nmatch = { kind = \"fixed\", value_s = 8 }\n"
      "[[guard]]\nid = \"post\"\nmeasure = \"meter\"\nopenings = [\"gate\"]\nrate_per_s = 2\n"
      "watch = \"zone\"\nabove_per_m2 = 1\n");
  ASSERT_EQ(s.pickups.size(), 1u);
  EXPECT_EQ(s.pickups[0].escorted, 0.5);
  EXPECT_EQ(s.pickups[0].arrival.process, ArrivalProcess::peaked);
  EXPECT_EQ(s.pickups[0].arrival.peak_s, 150);
  EXPECT_EQ(s.pickups[0].match.a, 8);
  ASSERT_EQ(s.guards.size(), 1u);
  EXPECT_EQ(s.guards[0].measure, Measure::meter);
  EXPECT_EQ(s.guards[0].rate_per_s, 2);
  EXPECT_EQ(s.guards[0].below_per_m2, 1) << "not above the density at which it begins";
}

TEST_F(ReadingGates, BusesAreReadAndCanBeLeftOut) {
  const std::string bus =
      kThere + "[[bus]]\nid = \"1\"\nstop = \"zone\"\ncomes_s = 60\nleaves_s = 300\n";
  const Scenario s =
      sound(bus + "groups = [\"pupils\"]\nshare = 0.5\nseats = 30\nlate_by_s = 20\n" +
            "boarding = { kind = \"fixed\", value_s = 3 }\n");
  ASSERT_EQ(s.buses.size(), 1u);
  EXPECT_EQ(s.buses[0].groups, std::vector<std::string>{"pupils"});
  EXPECT_EQ(s.buses[0].comes_s, 60);
  EXPECT_EQ(s.buses[0].leaves_s, 300);
  EXPECT_EQ(s.buses[0].lateBy_s, 20);
  EXPECT_EQ(s.buses[0].seats, 30);
  EXPECT_EQ(s.buses[0].doors, 1);
  EXPECT_EQ(s.buses[0].boarding.a, 3);
  EXPECT_TRUE(sound(bus + "groups = [\"pupils\"]\nin_force = false\n").buses.empty());
}

TEST_F(ReadingGates, ABusSaysWhatItNeedsWithinItsRanges) {
  const std::string bus = kThere + "[[bus]]\nid = \"1\"\nstop = \"zone\"\nleaves_s = 300\n";
  EXPECT_EQ(codes(bus), "toml.missing-key toml.missing-key ") << "groups, comes_s";
  EXPECT_EQ(codes(bus + "comes_s = 1\ngroups = []\n"), "toml.empty-list ");
  EXPECT_EQ(codes(bus + "comes_s = 1\ngroups = [\"pupils\"]\nseats = 0\ndoors = 9\n"),
            "toml.out-of-range toml.out-of-range ");
}

TEST_F(ReadingGates, AGuardSaysWhatHisMeasureNeedsAndNoMore) {
  const std::string guard = "[[guard]]\nid = \"post\"\n";
  EXPECT_EQ(codes(kThere + guard + "measure = \"hold\"\n"), "toml.missing-key ");
  EXPECT_EQ(codes(kThere + guard + "measure = \"send\"\nexits = [\"e\"]\nrate_per_s = 1\n"),
            "scenario.not-with-measure ");
}

TEST_F(ReadingGates, EventsMayWaitForAPlaceToBeCleared) {
  const std::string event = "[[event]]\nkind = \"release\"\n";
  const Scenario s =
      sound(kThere + event + "on = \"cleared\"\nby = [\"pupils\"]\nwhere = \"stair\"\nat_s = 5\n");
  EXPECT_EQ(s.events[0].clearedBy, std::vector<std::string>{"pupils"});
  EXPECT_EQ(s.events[0].where, "stair");
  EXPECT_FALSE(s.events[0].onDetection);
  EXPECT_EQ(codes(kThere + event + "on = \"cleared\"\n"), "toml.missing-key toml.missing-key ");
  EXPECT_EQ(codes(kThere + event + "at_s = 1\nwhere = \"stair\"\n"), "scenario.only-when-cleared ");
  EXPECT_EQ(codes(kThere + "[[event]]\nkind = \"fall\"\nat_s = 1\n"), "toml.key-needed-by-kind ");
}

}  // namespace
}  // namespace muster::io
