#include "io/roster_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "io/scenario_reader.h"

namespace muster::io {
namespace {

using behaviour::Group;

Group defaults() {
  Group group;
  group.groupResponse = classResponse();
  group.personResponse = pupilResponse();
  return group;
}

ReadRoster read(const std::string& text) {
  return readRoster(text, "r.csv", defaults());
}

std::string told(const Problems& problems) {
  std::string text;
  for (const Problem& p : problems) {
    text +=
        p.code + " " + std::to_string(p.place.line) + ":" + std::to_string(p.place.column) + "\n";
  }
  return text;
}

std::string argument(const Problem& problem, const std::string& name) {
  for (const auto& [key, value] : problem.arguments) {
    if (key == name) return value;
  }
  return "(none)";
}

const char* const kEnglish =
    "class,grade,building,floor,room,persons,teachers,front_door_stair,back_door_stair,exit,batch,"
    "release_delay_s,slot,special_needs\n"
    "3-2,3,A,2,A-203,45,2,S1,S2,E1/E2,2,7.5,slot-32,1\n";

void expectTheClass(const Group& g) {
  EXPECT_EQ(g.id, "3-2");
  EXPECT_TRUE(g.isClass);
  EXPECT_EQ(g.grade, "3");
  EXPECT_EQ(g.profile, "grade-3-4");
  EXPECT_EQ(g.spaces, std::vector<std::string>{"A-203"});
  EXPECT_EQ(g.count, 45);
  EXPECT_EQ(g.teachers, 2);
  EXPECT_EQ(g.frontStair, "S1");
  EXPECT_EQ(g.backStair, "S2");
  EXPECT_EQ(g.exits, (std::vector<std::string>{"E1", "E2"}));
  EXPECT_EQ(g.batch, 2);
  EXPECT_EQ(g.releaseDelay_s, 7.5);
  EXPECT_EQ(g.assembly, "slot-32");
  EXPECT_EQ(g.specialNeeds, 1);
  EXPECT_EQ(g.file, "r.csv");
  EXPECT_EQ(g.place.line, 2u);
  EXPECT_EQ(g.groupResponse.a, 25);
}

TEST(Roster, EnglishHeaders) {
  const ReadRoster roster = read(kEnglish);
  EXPECT_EQ(told(roster.problems), "");
  ASSERT_EQ(roster.groups.size(), 1u);
  expectTheClass(roster.groups[0]);
}

const std::string kChinese =
    "班级,年级,楼栋,楼层,教室,人数,带队教师,前门楼梯,后门楼梯,出口,批次,延时秒,集合位,"
    "特殊学生数\r\n"
    "3-2,3,A,2,A-203,45,王老师、李老师,S1,S2,E1|E2,2,7.5,slot-32,1\r\n";

TEST(Roster, ChineseHeadersWithByteOrderMarkAndWindowsLines) {
  const ReadRoster roster = read("\xEF\xBB\xBF" + kChinese);
  EXPECT_EQ(told(roster.problems), "");
  ASSERT_EQ(roster.groups.size(), 1u);
  expectTheClass(roster.groups[0]);
}

// 班级,年级,教室,人数 / 二(1)班,二年级,A-101,40 as a Chinese spreadsheet saves it.
const std::string kGb18030 =
    "\xB0\xE0\xBC\xB6,\xC4\xEA\xBC\xB6,\xBD\xCC\xCA\xD2,\xC8\xCB\xCA\xFD\r\n"
    "\xB6\xFE(1)\xB0\xE0,\xB6\xFE\xC4\xEA\xBC\xB6,A-101,40\r\n";

TEST(Roster, Gb18030IsReadAndSaid) {
  const ReadRoster roster = read(kGb18030);
  EXPECT_EQ(told(roster.problems), "roster.read-as-gb18030 1:1\n");
  EXPECT_EQ(roster.problems[0].severity, Severity::note);
  ASSERT_EQ(roster.groups.size(), 1u);
  EXPECT_EQ(roster.groups[0].id, "二(1)班");
  EXPECT_EQ(roster.groups[0].profile, "grade-1-2");
}

TEST(Roster, AnySeparatorOrderAndSpelling) {
  const ReadRoster roster =
      read("Persons;ROOM;Class;Front door;profile\n30; R1 ;\"a;\"\"b\"\"\";D1;adult\n\n;;;;\n");
  EXPECT_EQ(told(roster.problems), "");
  ASSERT_EQ(roster.groups.size(), 1u);
  EXPECT_EQ(roster.groups[0].id, "a;\"b\"");
  EXPECT_EQ(roster.groups[0].spaces[0], "R1");
  EXPECT_EQ(roster.groups[0].frontDoor, "D1");
  EXPECT_EQ(roster.groups[0].profile, "adult");
  EXPECT_EQ(read("class\tgrade\troom\tpersons\rA\t1\tR\t30\r").groups.size(), 1u);
}

TEST(Roster, EmptyCellsTakeTheDefaults) {
  Group given = defaults();
  given.profile = "teacher";
  given.exits = {"E9"};
  given.assembly = "yard";
  given.batch = 3;
  given.releaseDelay_s = 4;
  given.teachers = 1;
  const ReadRoster roster = readRoster(
      "class,grade,room,persons,teachers,exit,slot,batch,release_delay_s\nA,,R,30,,,,,\nB,1,R,30,0,"
      "E1,s,1,0\n",
      "r.csv", given);
  ASSERT_EQ(roster.groups.size(), 2u);
  EXPECT_EQ(roster.groups[0].profile, "teacher");
  EXPECT_EQ(roster.groups[0].exits, given.exits);
  EXPECT_EQ(roster.groups[0].assembly, "yard");
  EXPECT_EQ(roster.groups[0].batch, 3);
  EXPECT_EQ(roster.groups[0].releaseDelay_s, 4);
  EXPECT_EQ(roster.groups[0].teachers, 1);
  EXPECT_EQ(roster.groups[1].profile, "grade-1-2");
  EXPECT_EQ(roster.groups[1].exits, std::vector<std::string>{"E1"});
  EXPECT_EQ(roster.groups[1].assembly, "s");
  EXPECT_EQ(roster.groups[1].batch, 1);
  EXPECT_EQ(roster.groups[1].releaseDelay_s, 0);
  EXPECT_EQ(roster.groups[1].teachers, 0);
}

TEST(Roster, TeachersAreCountedAndTheirNamesForgotten) {
  const auto teachers = [](const std::string& cell) {
    const ReadRoster roster =
        read("class,grade,room,persons,teachers\nA,1,R,30,\"" + cell + "\"\n");
    return roster.groups.size() == 1 ? roster.groups[0].teachers : -1;
  };
  EXPECT_EQ(teachers("2"), 2);
  EXPECT_EQ(teachers("张三"), 1);
  EXPECT_EQ(teachers("张三、李四/王五"), 3);
  EXPECT_EQ(teachers("Ms Li; Mr Wang"), 2);
  EXPECT_EQ(teachers("张三、、李四"), -1);
  EXPECT_EQ(teachers("2人"), -1);
  EXPECT_EQ(teachers("-1"), -1);
  EXPECT_EQ(teachers("1.5"), -1);
  const ReadRoster bad = read("class,grade,room,persons,teachers\nA,1,R,30,张三2\n");
  ASSERT_EQ(told(bad.problems), "roster.bad-teachers 2:10\n");
  for (const auto& [name, value] : bad.problems[0].arguments) {
    EXPECT_EQ(value.find("张"), std::string::npos) << name;
  }
}

// Each text, and exactly the problems it has.
struct Broken {
  const char* name;
  std::string text;
  std::string problems;
};

class BrokenRoster : public testing::TestWithParam<Broken> {};

TEST_P(BrokenRoster, IsToldWithItsPlace) {
  const ReadRoster roster = read(GetParam().text);
  EXPECT_EQ(told(roster.problems), GetParam().problems);
  for (const Problem& problem : roster.problems) EXPECT_EQ(problem.file, "r.csv");
}

const std::string kHead = "class,grade,room,persons\n";

INSTANTIATE_TEST_SUITE_P(
    All, BrokenRoster,
    testing::Values(
        Broken{"Nothing", "", "csv.empty 1:1\n"}, Broken{"Blank", "\n  \n,,\n", "csv.empty 1:1\n"},
        Broken{"HeaderOnly", kHead, "roster.no-classes 1:1\n"},
        Broken{"NoHeader", "A,1,R,30\n",
               "roster.no-classes 1:1\nroster.unknown-column-far 1:1\nroster.missing-column 1:1\n"
               "roster.missing-column 1:1\nroster.missing-column 1:1\nroster.missing-column 1:1\n"
               "roster.unknown-column-far 1:3\nroster.unknown-column-far 1:5\n"
               "roster.unknown-column-far 1:7\n"},
        Broken{"MissingColumns", "class,grade\nA,1\n",
               "roster.missing-column 1:1\nroster.missing-column 1:1\n"},
        Broken{"NoGradeNorProfile", "class,room,persons\nA,R,30\n", "roster.missing-column 1:1\n"},
        Broken{"ColumnTwice", "class,grade,room,persons,班级\nA,1,R,30,B\n",
               "roster.repeated-column 1:26\n"},
        Broken{"ExtraColumn", "class,grade,room,persons,batsh,姓名\nA,1,R,30,2,x\n",
               "roster.unknown-column 1:26\nroster.unknown-column-far 1:32\n"},
        Broken{"Ragged", kHead + "A,1,R\nB,1,R,30,\nC,1,R,30\n",
               "csv.ragged-row 2:1\ncsv.ragged-row 3:1\n"},
        Broken{"UnclosedQuote", kHead + "A,1,\"R,30\nB,1,R,30\n", "csv.unclosed-quote 2:5\n"},
        Broken{"TextAfterQuote", kHead + "\"A\"x,1,R,30\nB,1,R,30\n", "csv.text-after-quote 2:4\n"},
        Broken{"ControlCharacter", kHead + "A\x1b[2J,1,R,30\nB,1,R,30\n",
               "csv.control-character 2:1\n"},
        Broken{"EmptyClass", kHead + "A,1,R,0\n", "roster.empty-class 2:7\n"},
        Broken{"Negative", kHead + "A,1,R,-30\n", "roster.out-of-range 2:7\n"},
        Broken{"TenMillion", kHead + "A,1,R,10000000\n", "roster.out-of-range 2:7\n"},
        Broken{"Astronomic", kHead + "A,1,R,99999999999999999999999\n",
               "roster.out-of-range 2:7\n"},
        Broken{"Fraction", kHead + "A,1,R,30.5\n", "roster.not-an-integer 2:7\n"},
        Broken{"Words", kHead + "二班,1,教室,三十\n", "roster.not-an-integer 2:9\n"},
        Broken{"EmptyCells", kHead + ",1,,\n",
               "roster.empty-cell 2:1\nroster.empty-cell 2:4\nroster.empty-cell 2:5\n"},
        Broken{"UnknownGrade", kHead + "A,13,R,30\n", "roster.unknown-grade 2:3\n"},
        Broken{"EmptyGrade", kHead + "A,,R,30\n", "roster.no-profile 2:1\n"},
        Broken{"SameClass", kHead + "A,1,R,30\nB,1,Q,30\nA,1,P,30\n",
               "roster.repeated-class 4:1\n"},
        Broken{"NanDelay",
               "class,grade,room,persons,release_delay_s\nA,1,R,30,nan\nB,1,R,30,inf\nC,1,R,30,"
               "1e999\nD,1,R,30,5s\n",
               "roster.out-of-range 2:10\nroster.out-of-range 3:10\nroster.out-of-range "
               "4:10\nroster.not-a-number 5:10\n"},
        Broken{"NegativeDelay", "class,grade,room,persons,release_delay_s\nA,1,R,30,-1\n",
               "roster.out-of-range 2:10\n"},
        Broken{"BatchZero", "class,grade,room,persons,batch\nA,1,R,30,0\n",
               "roster.out-of-range 2:10\n"},
        Broken{"SpecialNeedsAboveCount", "class,grade,room,persons,special_needs\nA,1,R,30,31\n",
               "roster.out-of-range 2:10\n"},
        Broken{"ExitParts", "class,grade,room,persons,exit\nA,1,R,30,E1//E2\nB,1,R,30,E1/E1\n",
               "roster.empty-part 2:10\nroster.repeated-part 3:10\n"},
        Broken{"BadBytes", kHead + "A,1,R,30\nB,\xFF\xFF,R,30\n",
               "file.not-utf8-nor-gb18030 3:3\n"},
        Broken{"Utf16",
               std::string("\xFF\xFE"
                           "c\0l\0",
                           6),
               "file.utf16 1:1\n"},
        Broken{"Nul", kHead + std::string("A\0,1,R,30\n", 10), "file.binary 2:0\n"},
        Broken{"SeveralAtOnce", kHead + "A,x,R,0\nB,1,R,abc\nC,1,R,30\n",
               "roster.unknown-grade 2:3\nroster.empty-class 2:7\nroster.not-an-integer 3:7\n"}),
    [](const auto& broken) { return std::string(broken.param.name); });

TEST(Roster, GoodRowsSurviveBadOnes) {
  const ReadRoster roster = read(kHead + "A,1,R,0\nB,1,R,30\n");
  ASSERT_EQ(roster.groups.size(), 1u);
  EXPECT_EQ(roster.groups[0].id, "B");
}

TEST(Roster, ProblemsNameTheClassTheValueAndWhatIsValid) {
  const ReadRoster roster = read(kHead + "3-2,1,R,5000\n");
  ASSERT_EQ(roster.problems.size(), 1u);
  EXPECT_EQ(roster.problems[0].feature, "3-2");
  EXPECT_EQ(argument(roster.problems[0], "column"), "persons");
  EXPECT_EQ(argument(roster.problems[0], "value"), "5000");
  EXPECT_EQ(argument(roster.problems[0], "valid"), "1 – 1000");
}

TEST(Roster, AnExtraColumnIsAWarningWithTheNearestName) {
  const ReadRoster roster = read("class,grade,room,persons,batsh\nA,1,R,30,2\n");
  ASSERT_EQ(roster.problems.size(), 1u);
  EXPECT_EQ(roster.problems[0].severity, Severity::warning);
  EXPECT_EQ(argument(roster.problems[0], "nearest"), "batch");
  EXPECT_EQ(roster.groups.size(), 1u);
}

TEST(Roster, HostileSizesEndSoon) {
  std::string rows = kHead;
  for (int i = 0; i < 500'000; ++i) rows += "x\n";
  const ReadRoster ragged = read(rows);
  EXPECT_EQ(ragged.problems.size(), kMostClasses + 1);
  EXPECT_EQ(ragged.problems.back().code, "csv.too-many-rows");
  EXPECT_EQ(read(std::string(1'000'000, ',')).problems.front().code, "csv.empty");
  EXPECT_FALSE(read(std::string(1'000'000, '"')).problems.empty());
}

}  // namespace
}  // namespace muster::io
