// Every dimension of the sample school, with the clause that rules it. Change a number, build, run
// `generate_maps maps`, commit what it writes. Clauses without a name are GB 50099-2011 (design
// code for schools); "GB 55037" is GB 55037-2022.
//
// Rooms and corridors are given inside their walls; widths of doorways are those of the opening in
// the wall.
#pragma once

namespace muster::maps {

inline constexpr double kWall_m = 0.20;  // masonry of frame buildings, 0.10 to 0.30; no clause

// Storeys and steps. 3 to 18 steps to a flight, primary tread >= 0.26 and riser <= 0.15, slope <=
// 30 degrees (8.7.3).
inline constexpr double kRiser_m = 0.15;
inline constexpr double kTread_m = 0.28;  // suits secondary pupils too (8.7.3: >= 0.28)
inline constexpr int kRisersPerFlight = 12;
inline constexpr double kFlightRise_m = kRisersPerFlight * kRiser_m;
// The plan length of a flight is counted with as many treads as risers, so that rise over length is
// the pitch of the steps.
inline constexpr double kFlightLength_m = kRisersPerFlight * kTread_m;
// 3.60; clear height of classrooms >= 3.00 (7.2.1).
inline constexpr double kStoreyHeight_m = 2 * kFlightRise_m;
// <= 0.11, wider with protection against climbing (8.7.5).
inline constexpr double kStairWell_m = 0.15;

// Flights: whole lanes of 0.60 m, at least two, plus at most 0.15 m of sway (8.7.2). 4 lanes need a
// middle rail (8.7.6).
inline constexpr double kFlightAWest_m = 2.40;  // 4 lanes
inline constexpr double kFlightAEast_m = 1.80;  // 3 lanes
inline constexpr double kFlightBWest_m = 1.95;  // 3 lanes and sway
inline constexpr double kFlightBEast_m = 1.35;  // 2 lanes and sway
inline constexpr double kMiddleRailFrom_m = 2.40;

// Corridors: inner >= 2.40, open gallery >= 1.80 (8.2.3).
inline constexpr double kInnerCorridor_m = 3.00;
inline constexpr double kGallery_m = 2.40;

// Doors. A leaf's frame takes 0.10 m of the opening, a fire door's 0.15 m (plan checkers' rule of
// Nanjing).
inline constexpr double kFrameTakes_m = 0.10;
inline constexpr double kFireFrameTakes_m = 0.15;
inline constexpr double kRoomDoor_m = 1.00;  // clear >= 0.90 (8.8.1), two to a teaching room
inline constexpr double kRoomDoorFromWall_m = 0.40;
inline constexpr double kFireDoor_m = 1.80;        // stair hall to inner corridor
inline constexpr double kStairOuterDoor_m = 1.80;  // clear >= 1.40 (8.5.2)
inline constexpr double kWideStairDoor_m = 2.10;   // the same two for flights of four lanes
inline constexpr double kMainDoor_m = 2.10;        // two of them in the lobby of block A
inline constexpr double kMainDoorGap_m = 1.20;     // wall between the two
inline constexpr double kLobbyMouth_m = 6.00;
inline constexpr double kGalleryMouth_m = 2.40;  // ways from the gallery to the yard, one to a room

// Classrooms: 9.0 x 7.2 m, 1.36 m² a primary and 1.39 m² a secondary seat (7.1.1) would allow 47
// and 46.
inline constexpr double kRoomLength_m = 9.00;
inline constexpr double kRoomDepth_m = 7.20;
inline constexpr double kToiletWidth_m = 4.00;

// Furniture: 5.2.2. Two pupils share a desk of 2 x 0.60 m; chairs are not drawn, who sits is
// standing behind the desk.
inline constexpr double kDeskLength_m = 1.20;
inline constexpr double kDeskDepth_m = 0.40;
inline constexpr double kDeskPitch_m = 0.90;       // >= 0.90
inline constexpr double kBoardToDesk_m = 2.20;     // >= 2.20
inline constexpr double kRearAisle_m = 1.10;       // >= 1.10
inline constexpr double kDeskToWall_m = 0.15;      // >= 0.15
inline constexpr int kDeskColumns = 4;             // aisles between them: 0.70 m here, >= 0.60
inline constexpr double kLastDeskFromBoard_m = 8;  // <= 8.00 primary, 9.00 secondary
inline constexpr double kLecternDepth_m = 0.50;
inline constexpr double kLecternLength_m = 1.00;
inline constexpr double kBoardToLectern_m = 0.90;
// Laboratories: 5.3. Benches for two, first >= 2.50 from the board, 1.20 m behind the last.
inline constexpr double kBenchDepth_m = 0.60;
inline constexpr double kBenchPitch_m = 1.20;
inline constexpr double kBoardToBench_m = 2.50;
inline constexpr double kLabRearAisle_m = 1.20;

// Blocks. Primary classes not above the 4th, secondary not above the 5th floor (4.3.2).
inline constexpr int kStoreysA = 5;
inline constexpr int kStoreysB = 4;
// The middle one is the lobby on the ground floor, offices above.
inline constexpr int kSouthRoomsA = 5;
inline constexpr int kNorthRoomsA = 3;
inline constexpr int kClassroomsB = 4;  // a floor
inline constexpr int kFirstGradeA = 5;  // one grade to a floor: 5 to 9 in block A
inline constexpr int kFirstGradeB = 1;  // 1 to 4 in block B
inline constexpr int kFirstSecondaryGrade = 7;

// Classes: at most 45 pupils in a primary, 50 in a secondary class (3.0.1). No more than the room
// seats (48).
inline constexpr int kPrimaryClass = 45;
inline constexpr int kSecondaryClass = 48;
inline constexpr int kClassSpread = 3;      // sizes run from the above down by 0 to 2
inline constexpr int kTeachersPrimary = 2;  // one leads, one closes
inline constexpr int kTeachersSecondary = 1;

// Canteen and hall.
inline constexpr double kHallLength_m = 30.0;
inline constexpr double kHallDepth_m = 20.0;
inline constexpr double kHallHeight_m = 5.4;
inline constexpr double kHallDoor_m = 2.40;
inline constexpr double kKitchenDepth_m = 6.0;
inline constexpr double kColumn_m = 0.50;
inline constexpr double kTableLength_m = 2.40;
inline constexpr double kTableDepth_m = 0.70;
inline constexpr double kTablePitchX_m = 4.20;
inline constexpr double kTablePitchY_m = 2.00;

// The yard. Long sides of teaching blocks keep 25 m from the sports ground (4.3.7).
inline constexpr double kBlockToPlayground_m = 25.0;
inline constexpr double kEdgeStrip_m = 8.0;  // behind the blocks, fire lane >= 4 m (GB 55037 3.4)
inline constexpr double kBlockAX_m = 20.0;   // west faces of the buildings
inline constexpr double kBlockBX_m = 12.0;
inline constexpr double kHallX_m = 84.0;
inline constexpr double kCampusWidth_m = 122.0;
inline constexpr double kPlanterLength_m = 8.0;
inline constexpr double kPlanterDepth_m = 2.0;
inline constexpr double kPlanterFromBlock_m = 8.0;

// Assembly: a class of 50 in two files needs 2.5 x 6 m; 27 m² give each of 52 0.5 m² (GB 51143: >=
// 0.5 in an emergency).
inline constexpr double kSlotWidth_m = 3.0;
inline constexpr double kSlotDepth_m = 9.0;
inline constexpr double kSlotAisle_m = 2.0;
inline constexpr double kSlotCrossAisle_m = 3.0;
inline constexpr int kSlotColumns = 12;
inline constexpr int kSlotRows = 3;
inline constexpr int kSlotCapacity = 52;

// Gates: two (8.3.1); the main one has a buffer inside (8.3.2) and lanes between posts of 0.20 m.
inline constexpr double kMainGate_m = 8.40;
inline constexpr int kMainGateLanes = 5;
inline constexpr double kGatePost_m = 0.20;
inline constexpr double kSideGate_m = 3.60;
inline constexpr double kBollard_m = 0.30;
// 1.50 clear: no car passes (GB/T 29315), a wheelchair does.
inline constexpr double kBollardPitch_m = 1.80;
inline constexpr double kBollardsFromGate_m = 6.0;

}  // namespace muster::maps
