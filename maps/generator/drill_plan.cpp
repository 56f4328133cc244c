// The drill plan: every class to the stairs of its half of the block, balanced by what the flights
// pass; slots dealt so that ways do not cross: who goes out first walks to the far row.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "plan/campus.h"
#include "sample_school.h"

namespace muster::maps {
namespace {

struct SchoolClass {
  int grade = 0;
  int number = 0;
  std::string building;
  int floor = 0;
  std::string room;
  int pupils = 0;
  int teachers = 0;
  std::string frontStair, backStair;  // empty on the ground floor
  std::string exits;                  // ids, separated by "/"
  int batch = 1;
  int delay_s = 0;
  int specialNeeds = 0;
  bool western = false;

  std::string id() const { return std::to_string(grade) + "-" + std::to_string(number); }
  std::string slot() const { return "slot-" + id(); }
};

// Pupils with reduced mobility, by class; schools place them low, but not always.
struct SpecialNeeds {
  int grade, number, count;
};
constexpr std::array kSpecialNeeds{SpecialNeeds{1, 2, 1}, SpecialNeeds{3, 3, 1},
                                   SpecialNeeds{5, 1, 2}, SpecialNeeds{8, 4, 1}};

SchoolClass classAt(const Block& block, const ClassroomPlace& place, int number) {
  SchoolClass made;
  made.grade = block.firstGrade + place.floor - 1;
  made.number = number;
  made.building = block.id;
  made.floor = place.floor;
  made.room = place.room;
  const bool secondary = made.grade >= kFirstSecondaryGrade;
  // Sizes differ a little from class to class, without chance.
  made.pupils =
      (secondary ? kSecondaryClass : kPrimaryClass) - (2 * made.grade + made.number) % kClassSpread;
  made.teachers = secondary ? kTeachersSecondary : kTeachersPrimary;
  made.exits = place.groundExit;
  made.batch = std::max(1, place.floor - 1);  // floors 1 and 2 together, then floor by floor
  made.western = place.x_m < 0.5 * (block.west.x_m + block.east.x_m);
  for (const SpecialNeeds& some : kSpecialNeeds) {
    if (some.grade == made.grade && some.number == number) made.specialNeeds = some.count;
  }
  return made;
}

std::vector<SchoolClass> classesOf(const Block& block) {
  std::vector<SchoolClass> classes;
  int floor = 0;
  int number = 0;
  for (const ClassroomPlace& place : block.classrooms) {
    number = place.floor == floor ? number + 1 : 1;
    floor = place.floor;
    classes.push_back(classAt(block, place, number));
  }
  return classes;
}

double passableWidth(double flight_m) {
  const bool rail = handrailsFor(flight_m) == plan::Handrails::middle;
  return flight_m - 2 * plan::kFlightBoundary_m - (rail ? plan::kMiddleRail_m : 0);
}

// Whole classes to the stair of their half; one class a floor, just east of the middle, sends its
// front door's file to the wide west stair where that brings the shares closer to what the flights
// pass. (Front doors are in the west.)
void assignStairs(std::vector<SchoolClass>& classes, const Block& block) {
  const double west_m = passableWidth(block.west.flight_m);
  const double fair = west_m / (west_m + passableWidth(block.east.flight_m));
  double west = 0;
  double all = 0;
  int splitFloor = 1;
  for (SchoolClass& one : classes) {
    if (one.floor == 1) continue;
    const StairPlace& stair = one.western ? block.west : block.east;
    one.frontStair = one.backStair = stair.id;
    one.exits = stair.exit;
    all += one.pupils;
    if (one.western) west += one.pupils;
    if (one.western || splitFloor == one.floor) continue;
    splitFloor = one.floor;
    // The last class of the floor is still to come: count it as one more of this size.
    const double total = all + one.pupils;
    const double half = 0.5 * one.pupils;
    if (std::fabs((west + half) / total - fair) < std::fabs(west / total - fair)) {
      one.frontStair = block.west.id;
      one.exits = block.west.exit + "/" + block.east.exit;
      west += half;
    }
  }
}

// The zone of a class in a row and column of the grid.
void drawSlot(plan::Draft& draft, const SchoolClass& one, const Frame& grid,
              const std::string& level, int row, int column) {
  const Vec2 low{column * (kSlotWidth_m + kSlotAisle_m), row * (kSlotDepth_m + kSlotCrossAisle_m)};
  const plan::Name name = className(one.grade, one.number);
  plan::DraftZone zone;
  zone.id = one.slot();
  zone.name = {name.en + " assembly", name.zh + "集合位"};
  zone.level = level;
  zone.kind = plan::ZoneKind::assembly;
  zone.shape.outer = ringIn(grid, low, low + Vec2{kSlotWidth_m, kSlotDepth_m});
  zone.capacity = kSlotCapacity;
  draft.zones.push_back(std::move(zone));
}

struct Slot {
  int row, column;
};

// Row by row, each from column `from` to column `to`, upwards or downwards.
std::vector<Slot> slotsIn(const std::vector<int>& rows, int from, int to) {
  std::vector<Slot> slots;
  const int step = from <= to ? 1 : -1;
  for (const int row : rows) {
    for (int column = from; column != to + step; column += step) slots.push_back({row, column});
  }
  return slots;
}

// The grid of the yard, dealt out class by class.
class SlotGrid {
 public:
  SlotGrid(plan::Draft& draft, Vec2 corner, std::string level)
      : draft_(draft), frame_{corner, {1, 0}}, level_(std::move(level)) {}

  // Three streams: over the west stair, from the ground floor, over the east stair; each takes its
  // slots in order.
  void deal(const std::vector<SchoolClass>& classes, const std::vector<Slot>& west,
            const std::vector<Slot>& ground, const std::vector<Slot>& east) {
    for (const SchoolClass& one : classes) {
      const Slot slot = take(one.floor == 1 ? ground : one.western ? west : east);
      drawSlot(draft_, one, frame_, level_, slot.row, slot.column);
    }
  }

 private:
  bool take(Slot slot) {
    bool& taken = taken_[static_cast<std::size_t>(slot.row * kSlotColumns + slot.column)];
    return !std::exchange(taken, true);
  }
  // The first free one, of all slots if the stream's own are used up.
  Slot take(const std::vector<Slot>& wanted) {
    for (const Slot slot : wanted) {
      if (take(slot)) return slot;
    }
    for (int row = 0; row < kSlotRows; ++row) {
      for (int column = 0; column < kSlotColumns; ++column) {
        if (take(Slot{row, column})) return {row, column};
      }
    }
    return {};  // cannot be: the grid has a slot for every class, see the assertion below
  }

  plan::Draft& draft_;
  Frame frame_;
  std::string level_;
  std::array<bool, kSlotColumns * kSlotRows> taken_{};
};

static_assert(kStoreysA * (kSouthRoomsA - 1) + kStoreysB * kClassroomsB <=
              kSlotColumns * kSlotRows);

std::string line(const SchoolClass& one) {
  std::string text;
  for (const std::string& field :
       {one.id(), std::to_string(one.grade), one.building, std::to_string(one.floor), one.room,
        std::to_string(one.pupils), std::to_string(one.teachers), one.frontStair, one.backStair,
        one.exits, std::to_string(one.batch), std::to_string(one.delay_s), one.slot(),
        std::to_string(one.specialNeeds)}) {
    if (!text.empty()) text += ',';
    text += field;
  }
  return text + "\n";
}

}  // namespace

std::string planDrill(plan::Draft& draft, const Block& a, const Block& b, Vec2 slotsCorner,
                      const std::string& yardLevel) {
  std::vector<SchoolClass> ofA = classesOf(a);
  std::vector<SchoolClass> ofB = classesOf(b);
  assignStairs(ofA, a);
  assignStairs(ofB, b);
  SlotGrid grid(draft, slotsCorner, yardLevel);
  // Block A stands north of the last row, block B south of row 0; the middle rows are shared: the
  // outer columns are block A's, the middle third block B's. Far rows first, from the middle
  // outwards.
  const int last = kSlotColumns - 1;
  const int third = kSlotColumns / 3;
  const int half = kSlotColumns / 2;
  const int middle = kSlotRows / 2;
  const int north = kSlotRows - 1;
  grid.deal(ofB, slotsIn({0}, half - 1, 0), slotsIn({middle}, third, last - third),
            slotsIn({0}, half, last));
  grid.deal(ofA, slotsIn({middle, north}, third - 1, 0), slotsIn({north}, third, last - third),
            slotsIn({middle, north}, last - third + 1, last));
  std::string roster =
      "班级,年级,楼栋,楼层,教室,人数,带队教师,前门楼梯,后门楼梯,出口,批次,延时秒,集合位,"
      "特殊学生数\n";
  for (const std::vector<SchoolClass>* classes : {&ofB, &ofA}) {
    for (const SchoolClass& one : *classes) roster += line(one);
  }
  return roster;
}

}  // namespace muster::maps
