#include "behaviour/grade.h"

#include <gtest/gtest.h>

#include <string>

#include "behaviour/profile.h"

namespace muster::behaviour {
namespace {

TEST(Grade, IsReadAsSchoolsWriteIt) {
  EXPECT_EQ(gradeNumber("1"), 1);
  EXPECT_EQ(gradeNumber("12"), 12);
  EXPECT_EQ(gradeNumber("三"), 3);
  EXPECT_EQ(gradeNumber("三年级"), 3);
  EXPECT_EQ(gradeNumber("9年级"), 9);
  EXPECT_EQ(gradeNumber("十二年级"), 12);
  EXPECT_EQ(gradeNumber("初一"), 7);
  EXPECT_EQ(gradeNumber("初3"), 9);
  EXPECT_EQ(gradeNumber("初中二年级"), 8);
  EXPECT_EQ(gradeNumber("高三"), 12);
  EXPECT_EQ(gradeNumber("小学六年级"), 6);
  EXPECT_EQ(gradeNumber("Grade 10"), 10);
  EXPECT_EQ(gradeNumber("G7"), 7);
  EXPECT_EQ(gradeNumber("大班"), 0);
  EXPECT_EQ(gradeNumber("Kindergarten"), 0);
}

TEST(Grade, IsNeverGuessed) {
  for (const char* text : {"", "0", "13", "-1", "3.5", "03", "初四", "高0", "小学七年级", "year 7",
                           "三班", "gr", "年级", "初", "\xff\xfe"}) {
    EXPECT_EQ(gradeNumber(text), -1) << text;
    EXPECT_EQ(profileOfGrade(text), "") << text;
  }
}

TEST(Grade, NamesAProfileThatExists) {
  for (int grade = 1; grade <= 12; ++grade) {
    EXPECT_NE(find(builtInProfiles(), profileOfGrade(std::to_string(grade))), nullptr) << grade;
  }
  EXPECT_NE(find(builtInProfiles(), profileOfGrade("小班")), nullptr);
  EXPECT_EQ(profileOfGrade("2"), "grade-1-2");
  EXPECT_EQ(profileOfGrade("3"), "grade-3-4");
  EXPECT_EQ(profileOfGrade("6"), "grade-5-6");
  EXPECT_EQ(profileOfGrade("初一"), "lower-secondary");
  EXPECT_EQ(profileOfGrade("9"), "lower-secondary");
  EXPECT_EQ(profileOfGrade("高一"), "upper-secondary");
}

}  // namespace
}  // namespace muster::behaviour
