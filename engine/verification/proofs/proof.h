// One test of a suite: a function that runs scenes with one model and says what it measured. To add
// a test: write the function, add a line to the table of its suite (proofs/imo.cpp, …), and its
// texts to the catalogues.
//
// Thread rule: functions without state; called for different models at the same time.
#pragma once

#include <functional>
#include <span>

#include "verification/finding.h"
#include "verification/laboratory.h"

namespace muster::verification {

// What is measured with one model. The bounds are inclusive.
struct Measured {
  std::optional<double> value;
  double low = -kNoBound, high = kNoBound;
  const char* quantity = "";
  const char* unit = "";
  BandOwner owner = BandOwner::project;
  const char* source = "";
  const char* note = "";
  std::vector<std::string> scenes;
  int runs = 0;
  std::vector<Detail> details;
  std::vector<Plot> plots;  // the same titles for every model: their curves are put together
  Problems problems;        // a scene that could not be run: the test fails
};

// What a test is given: the laboratory, one model, and how much is asked for.
class Experiment {
 public:
  Experiment(const Laboratory& laboratory, std::string model, int seeds, bool full, Edit edit,
             const Loop& loop)
      : laboratory_(&laboratory),
        model_(std::move(model)),
        seeds_(seeds),
        full_(full),
        edit_(std::move(edit)),
        loop_(&loop) {}

  const std::string& model() const { return model_; }
  int seeds() const { return seeds_; }
  bool full() const { return full_; }

  // One trace per seed (1, 2, …); empty if the scene cannot be run, `measured` says why and counts
  // scene and runs.
  struct How {
    double sample_s = 0;
    double sampleFrom_s = 0;
    int seeds = 0;  // 0: the suite's number
    Edit edit = {};
  };
  std::vector<Trace> runs(Measured& measured, const std::string& scene, const How& how) const;
  std::vector<Trace> runs(Measured& measured, const std::string& scene) const {
    return runs(measured, scene, How{});
  }
  const Laboratory& laboratory() const { return *laboratory_; }

 private:
  const Laboratory* laboratory_;
  std::string model_;
  int seeds_;
  bool full_;
  Edit edit_;
  const Loop* loop_;
};

using Measure = Measured (*)(const Experiment&);

struct Proof {
  const char* id;
  const char* clause;
  Measure measure;  // nullptr: `otherwise`, `note` says why
  bool hard = false;
  Verdict otherwise = Verdict::notYet;
  const char* note = "";
  bool hydraulic = false;  // the hydraulic model, which knows no bodies, has an answer too
};

struct Suite {
  const char* name;
  std::span<const Proof> proofs;
};
std::span<const Suite> suites();

std::span<const Proof> imoProofs();
std::span<const Proof> rimeaProofs();
std::span<const Proof> nistProofs();
std::span<const Proof> isoProofs();
std::span<const Proof> experimentProofs();
std::span<const Proof> houseProofs();

// The tests, by what they are about; several suites ask for the same.
Measured walkCorridor(const Experiment&);  // corridor.cpp
Measured walkCorridorTypical(const Experiment&);
Measured roundCorner(const Experiment&);
Measured bend(const Experiment&);
Measured flightUp(const Experiment&);  // stairs.cpp
Measured flightDown(const Experiment&);
Measured flightsBothWays(const Experiment&);
Measured longStair(const Experiment&);
Measured stairQueue150(const Experiment&);
Measured stairQueue100(const Experiment&);
Measured stairBand(const Experiment&);
Measured stairWidths(const Experiment&);
Measured childrenOnStairs(const Experiment&);
Measured storeys(const Experiment&);
Measured doorFlowCode(const Experiment&);  // rooms.cpp
Measured responseTimes(const Experiment&);
Measured responseDistributions(const Experiment&);
Measured speedsOfMales(const Experiment&);
Measured speedsNormal(const Experiment&);
Measured speedsByAge(const Experiment&);
Measured counterflow(const Experiment&);
Measured publicRoom(const Experiment&);
Measured squareRoom(const Experiment&);
Measured twoExits(const Experiment&);  // choices.cpp
Measured cabins(const Experiment&);
Measured exitCloses(const Experiment&);
Measured walkingInSmoke(const Experiment&);
Measured fallingFromGases(const Experiment&);
Measured socialInfluence(const Experiment&);
Measured familiarExit(const Experiment&);
Measured stairsOrLevel(const Experiment&);
Measured stairsOrDetour(const Experiment&);
Measured overtaking(const Experiment&);
Measured groupsArriveTogether(const Experiment&);
Measured flowFallsWithCrowding(const Experiment&);  // density.cpp
Measured fundamentalDiagram(const Experiment&);
Measured singleFile(const Experiment&);
Measured corridor60(const Experiment&);
Measured oneWayOrBoth(const Experiment&);
Measured lanes(const Experiment&);
Measured goalBehind(const Experiment&);  // bottlenecks.cpp
Measured neckLength(const Experiment&);
Measured necksInSeries(const Experiment&);
Measured neckWidth(const Experiment&);
Measured seyfried(const Experiment&);
Measured wideNeck(const Experiment&);
Measured calmGate(const Experiment&);
Measured hurriedGate(const Experiment&);
Measured childrenDoor(const Experiment&);
Measured hydraulicCheck(const Experiment&);
Measured seyfriedInside(const Experiment&);
Measured merging(const Experiment&);
Measured noOverlaps(const Experiment&);  // house.cpp
Measured noWallsCrossed(const Experiment&);
Measured nobodyLost(const Experiment&);
Measured sameForAnyThreads(const Experiment&);

}  // namespace muster::verification
