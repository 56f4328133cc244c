// [timetable]: who has a lesson in another room than his own. `at` puts every class where it is at
// that time; `follow` makes them walk at the bells of a whole day.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "io/clock_time.h"
#include "io/lesson_table.h"
#include "io/scenario_keys.h"
#include "io/scenario_sections.h"

namespace muster::io {
namespace {

using behaviour::Group;
using behaviour::KeyKind;
using behaviour::KeyRule;
using behaviour::TableReader;
using behaviour::TomlValue;

constexpr std::size_t kMostTableBytes = 4u << 20;
// So early a class sets off for another room; in a longer break it comes home first (judgement).
constexpr double kBeforeBell_s = 5 * 60;
constexpr double kShortBreak_s = 20 * 60;

constexpr std::array<KeyRule, 4> kTimetable{{
    {.name = "lessons", .kind = KeyKind::text, .required = true},
    {.name = "at", .kind = KeyKind::text},
    {.name = "follow", .kind = KeyKind::boolean},
    {.name = "period", .kind = KeyKind::tableList, .required = true},
}};
constexpr std::array<KeyRule, 3> kPeriod{{
    {.name = "id", .kind = KeyKind::text, .required = true},
    {.name = "from", .kind = KeyKind::text, .required = true},
    {.name = "to", .kind = KeyKind::text, .required = true},
}};

struct Period {
  std::string id;
  double from_s = 0, to_s = 0;  // of the day
};

double clock(const TableReader& reader, std::string_view key) {
  if (!reader.value(key)) return 0;
  const auto seconds = clockOf(reader.text(key));
  if (!seconds) reader.complain("toml.not-a-clock-time", key);
  return seconds.value_or(0);
}

class Timetable {
 public:
  Timetable(const TableReader& reader, ScenarioDraft& draft) : draft_(draft) {
    for (const TomlValue& table : reader.tables("period")) readPeriod(table);
    file_ = resolved(draft, reader.text("lessons"));
    const auto bytes = bytesOf(draft, reader, "lessons", kMostTableBytes);
    if (!bytes) return;
    ReadLessons read = readLessonTable(*bytes, file_);
    append(draft.otherProblems, std::move(read.problems), file_);
    for (const Lesson& lesson : read.lessons) addLesson(lesson);
    checkRooms();
  }

  // Everybody where he is at that time of day.
  void placeAt(double clock_s) {
    const auto now = std::ranges::find_if(
        periods_, [&](const Period& p) { return p.from_s <= clock_s && clock_s < p.to_s; });
    if (now == periods_.end()) return;
    for (Group& group : draft_.scenario.groups) {
      const Lesson* lesson = lessonOf(group, *now);
      if (!lesson) continue;
      group.spaces = {lesson->room};
      // What the drill plan assigns holds for the class's own room.
      for (std::string* own :
           {&group.frontDoor, &group.backDoor, &group.frontStair, &group.backStair})
        own->clear();
      group.exits.clear();
    }
  }

  // An event for every class at every bell that makes it walk.
  void follow() {
    for (const Group& group : draft_.scenario.groups) {
      if (group.isClass && group.spaces.size() == 1) followClass(group);
    }
  }

 private:
  void readPeriod(const TomlValue& table) {
    const TableReader reader(table, "period", periodRules(), {}, draft_.problems);
    const Period period{reader.text("id"), clock(reader, "from"), clock(reader, "to")};
    const bool late = !periods_.empty() && period.from_s < periods_.back().to_s;
    if (reader.value("from") && reader.value("to") && (late || period.to_s <= period.from_s))
      reader.complain("timetable.period-order", late ? "from" : "to");
    if (std::ranges::find(periods_, period.id, &Period::id) != periods_.end())
      reader.complain("toml.repeated-id", "id");
    periods_.push_back(period);
  }

  void tell(const Lesson& lesson, std::string_view code, const std::string& value,
            std::vector<std::pair<std::string, std::string>> more = {}) {
    more.emplace_back("value", behaviour::shown(value));
    draft_.otherProblems.push_back(
        {Severity::error, std::string(code), file_, lesson.place, "", std::move(more)});
  }

  void addLesson(const Lesson& lesson) {
    if (!draft_.groupIds.contains(lesson.group))
      return tell(lesson, "timetable.unknown-class", lesson.group);
    if (std::ranges::find(periods_, lesson.period, &Period::id) == periods_.end())
      return tell(lesson, "timetable.unknown-period", lesson.period);
    if (!lessons_.emplace(std::pair(lesson.group, lesson.period), lesson).second)
      tell(lesson, "timetable.class-twice", lesson.group, {{"period", lesson.period}});
  }

  const Lesson* lessonOf(const Group& group, const Period& period) const {
    const auto found = lessons_.find({group.id, period.id});
    return found == lessons_.end() ? nullptr : &found->second;
  }

  std::string roomOf(const Group& group, const Period& period) const {
    const Lesson* lesson = lessonOf(group, period);
    return lesson ? lesson->room : group.spaces.front();
  }

  // Nobody has a lesson in a room while the class it belongs to is there. Halls and yards take
  // several classes; whether they fit, check() says.
  void checkRooms() {
    for (const Period& period : periods_) {
      std::map<std::string, std::string> atHome;
      for (const Group& group : draft_.scenario.groups) {
        if (group.isClass && group.spaces.size() == 1 && !lessonOf(group, period))
          atHome.emplace(group.spaces.front(), group.id);
      }
      for (const Group& group : draft_.scenario.groups) {
        const Lesson* lesson = lessonOf(group, period);
        const auto taken = lesson ? atHome.find(lesson->room) : atHome.end();
        if (taken != atHome.end())
          tell(*lesson, "timetable.room-taken", lesson->room, {{"class", taken->second}});
      }
    }
  }

  // Out five minutes before the lesson, back at its end, or straight on to the next one elsewhere.
  void followClass(const Group& group) {
    const std::string& home = group.spaces.front();
    std::string room = home;
    double bell_s = 0;
    for (const Period& period : periods_) {
      const std::string next = roomOf(group, period);
      const bool away = room != home && next != home;
      if (away && period.from_s - bell_s <= kShortBreak_s) {
        if (next != room) move(group, bell_s, next);
      } else {
        if (room != home) move(group, bell_s, home);
        if (next != home) move(group, std::max(bell_s, period.from_s - kBeforeBell_s), next);
      }
      room = next;
      bell_s = period.to_s;
    }
    if (room != home) move(group, bell_s, home);
  }

  void move(const Group& group, double clock_s, const std::string& room) {
    simulation::Event event;
    event.kind = simulation::EventKind::move;
    event.at_s = clock_s - 3600 * draft_.scenario.startClock_h;
    event.groups = {group.id};
    event.where = room;
    event.file = file_;
    event.place = placeOf(group.id);
    const bool inTheRun = event.at_s >= 0 && event.at_s <= draft_.scenario.duration_s;
    if (inTheRun) draft_.scenario.events.push_back(std::move(event));
  }

  Place placeOf(const std::string& group) const {
    const auto found = lessons_.lower_bound({group, ""});
    return found == lessons_.end() ? Place{} : found->second.place;
  }

  ScenarioDraft& draft_;
  std::string file_;
  std::vector<Period> periods_;
  std::map<std::pair<std::string, std::string>, Lesson> lessons_;  // by class and period
};

}  // namespace

std::span<const KeyRule> timetableRules() {
  return kTimetable;
}
std::span<const KeyRule> periodRules() {
  return kPeriod;
}

void readTimetable(const TomlValue& table, ScenarioDraft& draft) {
  const TableReader reader(table, "timetable", timetableRules(), {}, draft.problems);
  const bool follows = reader.boolean("follow", false);
  if (follows == reader.has("at")) reader.complain("timetable.at-or-follow", "lessons");
  const double at_s = clock(reader, "at");
  if (!reader.value("lessons")) return;
  Timetable timetable(reader, draft);
  if (follows) {
    timetable.follow();
  } else if (reader.value("at")) {
    timetable.placeAt(at_s);
  }
}

}  // namespace muster::io
