// Class rosters: one line per class, as a school office keeps them in a spreadsheet. UTF-8 or
// GB18030; comma, semicolon or tab; headers in Chinese or English in any order (* = needed):
//
// - 班级 class *: the id of the class
// - 年级 grade: 1 to 12, 三年级, 初二, 大班 …; needed unless there is a profile
// - 楼栋 building, 楼层 floor: only for people who read the file
// - 教室 room *: the space's id in the plan
// - 人数 persons *: pupils
// - 带队教师 teachers: a number, or names (only counted)
// - 前门 front_door, 后门 back_door: openings
// - 前门楼梯 front_door_stair, 后门楼梯 back_door_stair: staircases
// - 出口 exit: several as a/b or a|b
// - 批次 batch: 1, 2, 3 …
// - 延时秒 release_delay_s: 0 to 3600
// - 集合位 slot: an assembly zone's id
// - 特殊学生数 special_needs: of persons
// - 人群 profile: a row of the profile table
//
// Names of people are counted and forgotten: nothing of a roster but class codes ever leaves this
// reader. Every bad cell is a problem with line and column; rows with problems give no group.
// Unknown columns are warnings. Thread rule: pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "behaviour/group.h"
#include "foundation/problem.h"

namespace muster::io {

inline constexpr std::size_t kMostRosterBytes = 4u << 20;
inline constexpr std::size_t kMostClasses = 10'000;
inline constexpr int kMostInClass =
    1000;  // GB 50099: 45 or 50; a year in one hall is a few hundred
inline constexpr int kMostTeachers = 50;
inline constexpr int kMostBatches = 1000;
inline constexpr double kLongestRelease_s = 3600;

struct ReadRoster {
  std::vector<behaviour::Group> groups;
  Problems problems;
};

// `defaults` gives what the table has no column or an empty cell for.
ReadRoster readRoster(std::string_view bytes, const std::string& file,
                      const behaviour::Group& defaults);

// The English and the Chinese name of every column, in the order above: for messages and templates.
struct RosterColumn {
  std::string_view english;
  std::string_view chinese;
  bool required;
};
std::span<const RosterColumn> rosterColumns();

}  // namespace muster::io
