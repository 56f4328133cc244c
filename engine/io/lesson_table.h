// Which class has which lesson in another room than its own, as a table of comma, semicolon or tab
// separated values, one line per lesson. UTF-8 or GB18030; headers in English or Chinese in any
// order, all needed: class 班级, period 节次, room 教室.
//
// Every bad cell is a problem with line and column. Thread rule: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "foundation/problem.h"

namespace muster::io {

struct Lesson {
  std::string group, period, room;
  Place place;  // of the line
};

struct ReadLessons {
  std::vector<Lesson> lessons;
  Problems problems;
};

ReadLessons readLessonTable(std::string_view bytes, const std::string& file);

}  // namespace muster::io
