#include "sample_school.h"

#include <utility>

namespace muster::maps {
namespace {

const std::string kYard = "yard";
const std::string kYardLevel = "outdoors";
const std::string kHallLevel = "C-1";

// North-south chain of the campus, from the wall in the south.
constexpr double kBlockBY_m = kEdgeStrip_m;
double slotsY() {
  return kBlockBY_m + blockBDepth() + kBlockToPlayground_m;
}
double slotsDepth() {
  return kSlotRows * kSlotDepth_m + (kSlotRows - 1) * kSlotCrossAisle_m;
}
double slotsWidth() {
  return kSlotColumns * kSlotWidth_m + (kSlotColumns - 1) * kSlotAisle_m;
}
double blockAY() {
  return slotsY() + slotsDepth() + kBlockToPlayground_m;
}
double campusDepth() {
  return blockAY() + blockADepth() + kEdgeStrip_m;  // the stair tower stands in the strip
}
double hallFootprintDepth() {
  return 3 * kWall_m + kHallDepth_m + kKitchenDepth_m;
}
double hallY() {
  return snapped(slotsY() + 0.5 * (slotsDepth() - hallFootprintDepth()));
}

Doorway hallDoor(std::string id, plan::Name name, Side side, double middle_m) {
  Doorway door;
  door.id = std::move(id);
  door.name = std::move(name);
  door.beyond = kYard;
  door.side = side;
  door.from_m = middle_m - 0.5 * kHallDoor_m;
  door.to_m = middle_m + 0.5 * kHallDoor_m;
  door.swing = plan::Swing::towards_second;
  return door;
}

void drawTables(plan::Draft& draft, const Frame& frame) {
  constexpr double kMargin_m = 3.0;  // free along the walls
  int number = 1;
  for (double y = kMargin_m; y + kTableDepth_m + kMargin_m <= kHallDepth_m; y += kTablePitchY_m) {
    for (double x = kMargin_m; x + kTableLength_m + kMargin_m <= kHallLength_m;
         x += kTablePitchX_m) {
      drawFixture(draft, "C-table-" + std::to_string(number++), kHallLevel, plan::FixtureKind::desk,
                  frame, {x + kWall_m, y + kWall_m},
                  {x + kWall_m + kTableLength_m, y + kWall_m + kTableDepth_m});
    }
  }
  // Four columns in the aisles between the tables.
  const double aisle =
      kMargin_m + kTableLength_m + 0.5 * (kTablePitchX_m - kTableLength_m - kColumn_m) + kWall_m;
  number = 1;
  for (const double bay : {1.0, 4.0}) {
    for (const double y : {0.3 * kHallDepth_m, 0.7 * kHallDepth_m}) {
      const Vec2 low{aisle + bay * kTablePitchX_m, y};
      drawFixture(draft, "C-column-" + std::to_string(number++), kHallLevel,
                  plan::FixtureKind::column, frame, low, low + Vec2{kColumn_m, kColumn_m});
    }
  }
}

void drawKitchen(plan::Draft& draft, const Frame& frame) {
  Room kitchen;
  kitchen.id = "C-kitchen";
  kitchen.name = {"Kitchen", "厨房"};
  kitchen.level = kHallLevel;
  kitchen.category = plan::Category::kitchen;
  kitchen.frame = frame;
  kitchen.low = {kWall_m, 2 * kWall_m + kHallDepth_m};
  kitchen.high = kitchen.low + Vec2{kHallLength_m, kKitchenDepth_m};
  Doorway serving;
  serving.id = "C-serving-door";
  serving.beyond = "C-hall";
  serving.from_m = 0.5 * kHallLength_m;
  serving.to_m = serving.from_m + kRoomDoor_m;
  Doorway delivery = hallDoor("C-delivery-door", {"Kitchen door", "厨房门"}, Side::right,
                              kitchen.low.y + 0.5 * kKitchenDepth_m);
  kitchen.doorways = {serving, delivery};
  draw(draft, kitchen);
}

geometry::Ring drawHall(plan::Draft& draft, Vec2 corner) {
  draft.buildings.push_back({"C", {"Canteen and hall", "食堂兼礼堂"}, {}});
  plan::DraftLevel level;
  level.id = kHallLevel;
  level.name = {"Canteen and hall, floor 1", "食堂1层"};
  level.building = "C";
  level.height_m = kHallHeight_m;
  draft.levels.push_back(level);
  const Frame frame{corner, {1, 0}};
  Room hall;
  hall.id = "C-hall";
  hall.name = {"Canteen and hall", "食堂兼礼堂"};
  hall.level = kHallLevel;
  hall.category = plan::Category::foodservice;
  hall.frame = frame;
  hall.low = {kWall_m, kWall_m};
  hall.high = {kWall_m + kHallLength_m, kWall_m + kHallDepth_m};
  hall.doorways = {
      hallDoor("C-south-west", {"Hall door south-west", "食堂南门西"}, Side::front,
               0.25 * kHallLength_m),
      hallDoor("C-south-east", {"Hall door south-east", "食堂南门东"}, Side::front,
               0.75 * kHallLength_m),
      hallDoor("C-west-south", {"Hall door west 1", "食堂西门1"}, Side::left, 0.25 * kHallDepth_m),
      hallDoor("C-west-north", {"Hall door west 2", "食堂西门2"}, Side::left, 0.75 * kHallDepth_m),
      hallDoor("C-east", {"Hall door east", "食堂东门"}, Side::right, 0.5 * kHallDepth_m)};
  draw(draft, hall);
  drawTables(draft, frame);
  drawKitchen(draft, frame);
  return ringIn(frame, {0, 0}, {2 * kWall_m + kHallLength_m, hallFootprintDepth()});
}

void drawGates(plan::Draft& draft) {
  const double middle = slotsY() + 0.5 * slotsDepth();
  plan::DraftOpening main = gateIn(
      kYard, kYardLevel,
      {snapped(Vec2{0, middle + 0.5 * kMainGate_m}), snapped(Vec2{0, middle - 0.5 * kMainGate_m})},
      kMainGateLanes);
  main.id = "gate-main";
  main.name = {"Main gate", "正门"};
  draft.openings.push_back(main);
  const double side_m = hallY() - 12.0;  // deliveries to the kitchen and the side street
  plan::DraftOpening side = gateIn(
      kYard, kYardLevel,
      {snapped(Vec2{kCampusWidth_m, side_m}), snapped(Vec2{kCampusWidth_m, side_m + kSideGate_m})},
      1);
  side.id = "gate-side";
  side.name = {"Side gate", "侧门"};
  draft.openings.push_back(side);
  int number = 1;
  for (double y = middle - 2 * kBollardPitch_m; y < middle + 2.5 * kBollardPitch_m;
       y += kBollardPitch_m) {
    const Vec2 low{kBollardsFromGate_m, y - 0.5 * kBollard_m};
    drawFixture(draft, "gate-bollard-" + std::to_string(number++), kYardLevel,
                plan::FixtureKind::bollard, Frame{}, low, low + Vec2{kBollard_m, kBollard_m});
  }
}

// Flower beds to the left and right of the way from a building's main door.
void drawPlanters(plan::Draft& draft, const std::string& id, double middleX_m, double y_m) {
  for (const double side : {-1.0, 1.0}) {
    const double centre = middleX_m + side * kPlanterLength_m;
    drawFixture(draft, id + (side < 0 ? "-west" : "-east"), kYardLevel, plan::FixtureKind::barrier,
                Frame{}, {centre - 0.5 * kPlanterLength_m, y_m},
                {centre + 0.5 * kPlanterLength_m, y_m + kPlanterDepth_m});
  }
}

void drawYard(plan::Draft& draft, std::vector<geometry::Ring> footprints) {
  plan::DraftSpace yard;
  yard.id = kYard;
  yard.name = {"School yard", "校园操场"};
  yard.level = kYardLevel;
  yard.category = plan::Category::yard;
  yard.shape.outer = ringIn(Frame{}, {0, 0}, {kCampusWidth_m, campusDepth()});
  yard.shape.holes = std::move(footprints);
  draft.spaces.push_back(std::move(yard));
  drawGates(draft);
}

}  // namespace

School drawSampleSchool() {
  School school;
  plan::Draft& draft = school.plan;
  draft.name = {"Sample nine-year school", "示例九年一贯制学校"};
  plan::DraftLevel outdoors;
  outdoors.id = kYardLevel;
  outdoors.name = {"Outdoors", "室外"};
  draft.levels.push_back(outdoors);
  const Block a = drawBlockA(draft, {kBlockAX_m, blockAY()}, kYard);
  const Block b = drawBlockB(draft, {kBlockBX_m, kBlockBY_m}, kYard);
  const geometry::Ring hall = drawHall(draft, {kHallX_m, hallY()});
  drawYard(draft, {a.footprint, b.footprint, hall});
  const double middle = 0.5 * (a.footprint[0].x + a.footprint[1].x);
  drawPlanters(draft, "planter-a", middle, blockAY() - kPlanterFromBlock_m - kPlanterDepth_m);
  drawPlanters(draft, "planter-b", middle, kBlockBY_m + blockBDepth() + kPlanterFromBlock_m);
  school.roster = planDrill(draft, a, b, {middle - 0.5 * slotsWidth(), slotsY()}, kYardLevel);
  return school;
}

}  // namespace muster::maps
