#include "small_plans.h"
#include "staircase.h"

namespace muster::maps {
namespace {

// The house stands on a plinth of three risers.
constexpr int kPlinthRisers = 3;
constexpr double kPlinth_m = kPlinthRisers * kRiser_m;
constexpr double kStepTread_m = 0.30;
constexpr double kSteps_m = kPlinthRisers * kStepTread_m;
constexpr double kRampSlope = 1.0 / 12;  // 8.6.2: 1:8 at most, better 1:12
constexpr double kRampLength_m = kPlinth_m / kRampSlope;
constexpr double kRampWidth_m = 1.50;
constexpr double kStepsWidth_m = 3.00;

constexpr double kHouseX_m = 12.0;  // inside the walls
constexpr double kHallY_m = 5.0;
constexpr double kFlight_m = 1.50;
constexpr double kUpperRoomX_m = 7.0;
constexpr double kEntrance_m = 1.80;
constexpr double kSideEntrance_m = 1.20;
constexpr double kCourtX_m = 20.0;
constexpr double kCourtY_m = 12.0;
constexpr double kTurnstiles_m = 3.10;  // three lanes of 0.90 m between posts: a wheelchair passes
constexpr int kTurnstileLanes = 3;

const std::string kLower = "lower";
const std::string kUpper = "upper";
const std::string kOutside = "outside";

// Origin: the south-west inner corner of the hall. The court lies south of the house, the stair
// hall north of the hall.
Room roomOn(const char* id, plan::Name name, const std::string& level, plan::Category category) {
  Room room;
  room.id = id;
  room.name = std::move(name);
  room.level = level;
  room.category = category;
  return room;
}

void drawLevels(plan::Draft& draft) {
  draft.buildings.push_back({"house", {"House", "房屋"}, {}});
  const auto add = [&draft](const std::string& id, plan::Name name, const char* building,
                            int ordinal, double elevation) {
    plan::DraftLevel level;
    level.id = id;
    level.name = std::move(name);
    level.building = building;
    level.ordinal = ordinal;
    level.elevation_m = snapped(elevation);
    draft.levels.push_back(level);
  };
  add(kOutside, {"Outside", "室外"}, "", 0, 0);
  add(kLower, {"Lower floor", "一层"}, "house", 0, kPlinth_m);
  add(kUpper, {"Upper floor", "二层"}, "house", 1, kPlinth_m + kStoreyHeight_m);
}

void drawHall(plan::Draft& draft) {
  Room hall = roomOn("hall", {"Hall", "大厅"}, kLower, plan::Category::lobby);
  hall.high = {kHouseX_m, kHallY_m};
  Doorway entrance;
  entrance.id = "entrance";
  entrance.name = {"Entrance", "正门"};
  entrance.beyond = "porch";
  entrance.from_m = 2.0;
  entrance.to_m = entrance.from_m + kEntrance_m;
  entrance.swing = plan::Swing::towards_second;
  Doorway side = entrance;
  side.id = "side-entrance";
  side.name = {"Side entrance", "侧门"};
  side.from_m = 8.0;
  side.to_m = side.from_m + kSideEntrance_m;
  hall.doorways = {entrance, side};
  draw(draft, hall);
  const Frame frame;
  drawFixture(draft, "column", kLower, plan::FixtureKind::column, frame, {5.8, 2.3}, {6.2, 2.7});
  drawFixture(draft, "cabinet", kLower, plan::FixtureKind::cabinet, frame, {9.0, 4.6}, {11.0, 5.0});
}

constexpr double kPorchWest_m = 1.0;
constexpr double kPorchEast_m = 10.0;
constexpr double kPorchNorth_m = -kWall_m;
constexpr double kPorchSouth_m = kPorchNorth_m - 1.8;
constexpr double kStepsWest_m = 1.4;
constexpr double kStepsSouth_m = kPorchSouth_m - kSteps_m;
constexpr double kRampNorth_m = kPorchSouth_m + kRampWidth_m;
constexpr double kRampEast_m = kPorchEast_m + kRampLength_m;
constexpr double kCourtSouth_m = kPorchSouth_m - kCourtY_m;

plan::Ascent plinthAscent(Vec2 foot, Vec2 head) {
  plan::Ascent ascent;
  ascent.line = {snapped(foot), snapped(head)};
  ascent.rise_m = snapped(kPlinth_m);
  ascent.handrails = plan::Handrails::both;
  return ascent;
}

// The porch is a landing in the open, level with the hall; steps and a ramp lead down from it. All
// three belong to the house: one has left it at the foot.
void drawPorch(plan::Draft& draft) {
  Room porch = roomOn("porch", {"Porch", "门廊"}, kLower, plan::Category::landing);
  porch.low = {kPorchWest_m, kPorchSouth_m};
  porch.high = {kPorchEast_m, kPorchNorth_m};
  draw(draft, porch);

  Room steps = roomOn("steps", {"Front steps", "室外台阶"}, kLower, plan::Category::stairs);
  steps.low = {kStepsWest_m, kStepsSouth_m};
  steps.high = {kStepsWest_m + kStepsWidth_m, kPorchSouth_m};
  steps.stair = "front-steps";
  const double middle = kStepsWest_m + 0.5 * kStepsWidth_m;
  steps.ascent = plinthAscent({middle, kStepsSouth_m}, {middle, kPorchSouth_m});
  steps.ascent->riser_m = kRiser_m;
  steps.ascent->tread_m = kStepTread_m;
  steps.elevation_m = 0;
  steps.doorways = {gap("steps-foot", "court", Side::front, steps.low.x, steps.high.x, 0),
                    gap("steps-head", "porch", Side::back, steps.low.x, steps.high.x, 0)};
  draw(draft, steps);

  Room ramp = roomOn("ramp", {"Ramp", "坡道"}, kLower, plan::Category::ramp);
  ramp.low = {kPorchEast_m, kPorchSouth_m};
  ramp.high = {kRampEast_m, kRampNorth_m};
  const double centre = 0.5 * (kPorchSouth_m + kRampNorth_m);
  ramp.ascent = plinthAscent({kRampEast_m, centre}, {kPorchEast_m, centre});
  ramp.elevation_m = 0;
  ramp.doorways = {gap("ramp-foot", "court", Side::right, ramp.low.y, ramp.high.y, 0),
                   gap("ramp-head", "porch", Side::left, ramp.low.y, ramp.high.y, 0)};
  draw(draft, ramp);
}

// The court ends at the porch's plinth, the steps' foot and sides, and the ramp's foot and side.
void drawCourt(plan::Draft& draft) {
  plan::DraftSpace court;
  court.id = "court";
  court.name = {"Court", "前院"};
  court.level = kOutside;
  court.category = plan::Category::yard;
  const double stepsEast = kStepsWest_m + kStepsWidth_m;
  for (const Vec2 p : {Vec2{0, kCourtSouth_m}, Vec2{kCourtX_m, kCourtSouth_m},
                       Vec2{kCourtX_m, kRampNorth_m}, Vec2{kRampEast_m, kRampNorth_m},
                       Vec2{kRampEast_m, kPorchSouth_m}, Vec2{stepsEast, kPorchSouth_m},
                       Vec2{stepsEast, kStepsSouth_m}, Vec2{kStepsWest_m, kStepsSouth_m},
                       Vec2{kStepsWest_m, kPorchSouth_m}, Vec2{0, kPorchSouth_m}}) {
    court.shape.outer.push_back(snapped(p));
  }
  draft.spaces.push_back(court);

  const double west = 0.5 * (kCourtX_m - kTurnstiles_m);
  plan::DraftOpening gate = gateIn(
      "court", kOutside,
      {snapped(Vec2{west, kCourtSouth_m}), snapped(Vec2{west + kTurnstiles_m, kCourtSouth_m})},
      kTurnstileLanes);
  gate.id = "gate";
  gate.name = {"Turnstiles", "闸机"};
  gate.kind = plan::OpeningKind::turnstile;
  draft.openings.push_back(gate);
  for (int i = 0; i < 3; ++i) {
    const Vec2 low{west + i * (0.5 * kTurnstiles_m) - 0.5 * kBollard_m, kCourtSouth_m + 3.0};
    drawFixture(draft, "bollard-" + std::to_string(i + 1), kOutside, plan::FixtureKind::bollard,
                Frame{}, low, low + Vec2{kBollard_m, kBollard_m});
  }
  plan::DraftZone zone;
  zone.id = "meeting-point";
  zone.name = {"Meeting point", "集合点"};
  zone.level = kOutside;
  zone.shape.outer = ringIn(Frame{}, {14, kCourtSouth_m + 2}, {18, kCourtSouth_m + 6});
  zone.capacity = 30;
  draft.zones.push_back(zone);
}

void drawUpperFloor(plan::Draft& draft) {
  constexpr double kCorridorX_m = kHouseX_m - kUpperRoomX_m - kWall_m;
  Room corridor =
      roomOn("upper-corridor", {"Upper corridor", "二层走廊"}, kUpper, plan::Category::walkway);
  corridor.high = {kCorridorX_m, kHallY_m};
  draw(draft, corridor);
  Room room = roomOn("upper-room", {"Upper room", "二层房间"}, kUpper, plan::Category::classroom);
  room.low = {kCorridorX_m + kWall_m, 0};
  room.high = {kHouseX_m, kHallY_m};
  Doorway front;
  front.id = "front-door";
  front.name = {"Front door", "前门"};
  front.beyond = "upper-corridor";
  front.side = Side::left;
  front.from_m = kHallY_m - kRoomDoorFromWall_m - kRoomDoor_m;
  front.to_m = front.from_m + kRoomDoor_m;
  front.swing = plan::Swing::towards_second;
  front.position = plan::DoorPosition::front;
  Doorway back = front;
  back.id = "back-door";
  back.name = {"Back door", "后门"};
  back.from_m = kRoomDoorFromWall_m;
  back.to_m = back.from_m + kRoomDoor_m;
  back.position = plan::DoorPosition::back;
  room.doorways = {front, back};
  draw(draft, room);
  int number = 1;
  for (const double y : {1.6, 2.5, 3.4}) {  // rows at the pitch of kDeskPitch_m
    for (const double x : {7.2, 9.4}) {
      drawFixture(draft, "desk-" + std::to_string(number++), kUpper, plan::FixtureKind::desk,
                  Frame{}, {x, y}, {x + kDeskLength_m, y + kDeskDepth_m});
    }
  }
}

void drawStair(plan::Draft& draft) {
  Staircase stair;
  stair.id = "stair";
  stair.name = {"Stair", "楼梯"};
  stair.frame = {{0.5, kHallY_m}, {1, 0}};
  stair.front_m = 0;
  stair.depth_m = hallDepth(kFlight_m, 0, 0);
  stair.flight_m = kFlight_m;
  stair.storeys = {{kLower, kPlinth_m}, {kUpper, kPlinth_m + kStoreyHeight_m}};
  const double width = hallWidth(kFlight_m);
  stair.landingDoors = {{gap("stair-mouth", "hall", Side::front, 0, width, 0)},
                        {gap("upper-mouth", "upper-corridor", Side::front, 0, width, 0)}};
  draw(draft, stair);
}

}  // namespace

plan::Draft drawTwoStoreys() {
  plan::Draft draft;
  draft.name = {"Two storeys", "两层楼"};
  drawLevels(draft);
  drawHall(draft);
  drawPorch(draft);
  drawCourt(draft);
  drawUpperFloor(draft);
  drawStair(draft);
  return draft;
}

}  // namespace muster::maps
