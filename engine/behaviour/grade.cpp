#include "behaviour/grade.h"

#include <array>
#include <string>
#include <utility>

namespace muster::behaviour {
namespace {

constexpr std::array<std::string_view, 12> kChinese{"一", "二", "三", "四", "五",   "六",
                                                    "七", "八", "九", "十", "十一", "十二"};
// Kindergarten classes by age: 托班, 小班, 中班, 大班; 学前班 is the year before school.
constexpr std::array<std::string_view, 11> kKindergarten{
    "preschool", "pre-school", "kindergarten", "k",    "幼儿园", "学前",
    "学前班",    "托班",       "小班",         "中班", "大班"};

// Lower case, without blanks.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' || c == '\t') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

bool dropPrefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool dropSuffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

// 1 to 12 in digits or Chinese numerals, else -1.
int numeral(std::string_view text) {
  for (std::size_t i = 0; i < kChinese.size(); ++i) {
    if (text == kChinese[i] || text == std::to_string(i + 1)) return static_cast<int>(i) + 1;
  }
  return -1;
}

// A grade counted within its stage: 初一 is the seventh year of school.
int within(int grade, int years, int before) {
  return grade >= 1 && grade <= years ? grade + before : -1;
}

}  // namespace

int gradeNumber(std::string_view grade) {
  const std::string text = folded(grade);
  for (const std::string_view word : kKindergarten) {
    if (text == word) return 0;
  }
  std::string_view rest = text;
  if (dropPrefix(rest, "小学")) {
    dropSuffix(rest, "年级");
    return within(numeral(rest), 6, 0);
  }
  if (dropPrefix(rest, "初中") || dropPrefix(rest, "初")) {
    dropSuffix(rest, "年级");
    return within(numeral(rest), 3, 6);
  }
  if (dropPrefix(rest, "高中") || dropPrefix(rest, "高")) {
    dropSuffix(rest, "年级");
    return within(numeral(rest), 3, 9);
  }
  if (!dropSuffix(rest, "年级")) {
    // Not "year": year 7 of an English school is grade 6.
    static_cast<void>(dropPrefix(rest, "grade") || dropPrefix(rest, "g"));
  }
  return numeral(rest);
}

std::string_view profileOfGrade(std::string_view grade) {
  const int number = gradeNumber(grade);
  if (number < 0) return {};
  if (number == 0) return "preschool";
  if (number <= 2) return "grade-1-2";
  if (number <= 4) return "grade-3-4";
  if (number <= 6) return "grade-5-6";
  return number <= 9 ? "lower-secondary" : "upper-secondary";
}

}  // namespace muster::behaviour
