// Which profile a school grade has, from the way schools write grades: "3", "三年级", "初二", "G7",
// "Grade 10", "大班".
#pragma once

#include <string_view>

namespace muster::behaviour {

// 1 to 12; 0 = kindergarten; -1 = not understood. 初一 = 7, 高一 = 10.
int gradeNumber(std::string_view grade);
// Profile id of built-in rows: preschool, grade-1-2 … upper-secondary; empty if the grade is not
// understood.
std::string_view profileOfGrade(std::string_view grade);

}  // namespace muster::behaviour
