// Which test of which suite is measured by which function. Clauses: crowd.md A (read in other
// people's implementations of the suites, see there).
#include "verification/proofs/proof.h"

namespace muster::verification {

namespace {

constexpr const char* kLift = "verify.note.no-lifts";
constexpr const char* kEscalator = "verify.note.no-escalators";

constexpr Proof notApplicable(const char* id, const char* clause, const char* note) {
  return {id, clause, nullptr, false, Verdict::notApplicable, note};
}

constexpr Proof withHydraulic(const char* id, const char* clause, Measure measure, bool hard) {
  return {id, clause, measure, hard, Verdict::notYet, "", true};
}

}  // namespace

std::span<const Proof> imoProofs() {
  static const Proof proofs[] = {{"imo-1", "Annex 3, 1", walkCorridor, true},
                                 {"imo-2", "Annex 3, 2", flightUp, true},
                                 {"imo-3", "Annex 3, 3", flightDown, true},
                                 withHydraulic("imo-4", "Annex 3, 4", doorFlowCode, false),
                                 {"imo-5", "Annex 3, 5", responseTimes, true},
                                 {"imo-6", "Annex 3, 6", roundCorner, true},
                                 {"imo-7", "Annex 3, 7", speedsOfMales, true},
                                 {"imo-8", "Annex 3, 8", counterflow},
                                 withHydraulic("imo-9", "Annex 3, 9", publicRoom, false),
                                 withHydraulic("imo-10", "Annex 3, 10", cabins, true),
                                 {"imo-11", "Annex 3, 11", stairQueue150},
                                 {"imo-12", "Annex 3, 12", flowFallsWithCrowding}};
  return proofs;
}

std::span<const Proof> rimeaProofs() {
  static const Proof proofs[] = {{"rimea-1", "A2, p. 29", walkCorridorTypical},
                                 {"rimea-2", "A2, p. 29", flightUp},
                                 {"rimea-3", "A2, p. 29", flightDown},
                                 {"rimea-4", "A2, p. 29-30", fundamentalDiagram},
                                 {"rimea-5", "A2, p. 30", responseTimes},
                                 {"rimea-6", "A2, p. 30-31", roundCorner},
                                 {"rimea-7", "A2, p. 31", speedsByAge},
                                 withHydraulic("rimea-8", "A3, p. 31", storeys, false),
                                 withHydraulic("rimea-9", "A4, p. 34", squareRoom, false),
                                 withHydraulic("rimea-10", "A4, p. 35", cabins, false),
                                 {"rimea-11", "A4, p. 36", twoExits},
                                 {"rimea-12a", "A4, p. 37-41", goalBehind},
                                 {"rimea-12b", "A4, p. 37-41", neckLength},
                                 {"rimea-12c", "A4, p. 37-41", necksInSeries},
                                 withHydraulic("rimea-12d", "A4, p. 37-41", neckWidth, false),
                                 {"rimea-13", "A4, p. 42-43", stairBand},
                                 withHydraulic("rimea-14", "A4, p. 44", stairsOrLevel, false),
                                 {"rimea-15", "A4, p. 45", bend},
                                 {"rimea-16", "A4, p. 47", singleFile}};
  return proofs;
}

std::span<const Proof> nistProofs() {
  static const Proof proofs[] = {{"nist-1.1", "Verif.1.1", responseDistributions},
                                 {"nist-2.1", "Verif.2.1", walkCorridor},
                                 {"nist-2.2", "Verif.2.2", longStair},
                                 {"nist-2.3", "Verif.2.3", roundCorner},
                                 {"nist-2.4", "Verif.2.4", speedsNormal},
                                 {"nist-2.5", "Verif.2.5", walkingInSmoke, true},
                                 {"nist-2.6", "Verif.2.6", fallingFromGases, true},
                                 notApplicable("nist-2.7", "Verif.2.7", kLift),
                                 {"nist-2.8", "Verif.2.8", counterflow},
                                 {"nist-2.9", "Verif.2.9", groupsArriveTogether},
                                 {"nist-2.10", "Verif.2.10", overtaking},
                                 withHydraulic("nist-3.1", "Verif.3.1", cabins, false),
                                 {"nist-3.2", "Verif.3.2", socialInfluence},
                                 {"nist-3.3", "Verif.3.3", familiarExit},
                                 withHydraulic("nist-4.1", "Verif.4.1", exitCloses, true),
                                 {"nist-5.1", "Verif.5.1", stairQueue100},
                                 withHydraulic("nist-5.2", "Verif.5.2", doorFlowCode, false)};
  return proofs;
}

std::span<const Proof> isoProofs() {
  static const Proof proofs[] = {{"iso-1", "Test 1", responseDistributions},
                                 {"iso-2", "Test 2", walkCorridor},
                                 {"iso-3", "Test 3", flightsBothWays},
                                 {"iso-4", "Test 4", roundCorner},
                                 {"iso-5", "Test 5", speedsNormal},
                                 {"iso-6", "Test 6", counterflow},
                                 {"iso-7", "Test 7", overtaking},
                                 withHydraulic("iso-8", "Test 8", cabins, false),
                                 withHydraulic("iso-9", "Test 9", exitCloses, false),
                                 {"iso-10", "Test 10", stairQueue100},
                                 withHydraulic("iso-11", "Test 11", doorFlowCode, false),
                                 withHydraulic("iso-12", "Test 12, Table 13", stairWidths, false),
                                 {"iso-13", "Test 13, Table 14", corridor60, true},
                                 {"iso-14", "Test 14", groupsArriveTogether},
                                 {"iso-15", "Test 15", socialInfluence},
                                 {"iso-16", "Test 16", familiarExit},
                                 withHydraulic("iso-17", "Test 17", stairsOrDetour, false),
                                 {"iso-18", "Test 18, Table 21", walkingInSmoke, true},
                                 {"iso-19", "Test 19, Table 22", fallingFromGases, true},
                                 notApplicable("iso-20", "Test 20", kLift),
                                 notApplicable("iso-21", "Test 21", kEscalator)};
  return proofs;
}

std::span<const Proof> experimentProofs() {
  static const Proof proofs[] = {
      {"exp-seyfried", "Seyfried et al. 2009", seyfried},
      {"exp-seyfried-inside", "Seyfried et al. 2009", seyfriedInside},
      {"exp-wide-neck", "Liao et al. 2014", wideNeck},
      withHydraulic("exp-gate-calm", "Green Guide", calmGate, false),
      withHydraulic("exp-gate-hurried", "Seyfried 2009, Liao 2014", hurriedGate, false),
      {"exp-children-door", "Daamen, Hoogendoorn 2012", childrenDoor},
      {"exp-two-way", "Zhang, Seyfried 2012", oneWayOrBoth},
      {"exp-lanes", "Yamori 1998", lanes},
      {"exp-merging", "SFPE 5th ed., ch. 59", merging},
      {"exp-children-stairs", "Ono 2024, Fang 2019", childrenOnStairs},
      withHydraulic("exp-sfpe", "SFPE 5th ed., ch. 59", hydraulicCheck, false)};
  return proofs;
}

std::span<const Proof> houseProofs() {
  static const Proof proofs[] = {{"muster-overlaps", "", noOverlaps, true},
                                 {"muster-walls", "", noWallsCrossed, true},
                                 {"muster-conservation", "", nobodyLost, true},
                                 {"muster-threads", "", sameForAnyThreads, true}};
  return proofs;
}

}  // namespace muster::verification
