// Available against required time: how long before the fire the last person was out of each space,
// through each exit, and of each class (definitions: fire_result.h).
//
// Thread rule: free functions.
#pragma once

#include "analysis/run_result.h"
#include "analysis/tenability.h"

namespace muster::analysis {

// Fills what result.fire lacks after RunAnalysis::result(): margins, chain, aset, rset, maps. Does
// nothing without a fire (a hydraulic result has none). The same `tenable` serves every seed of a
// scenario, but for the maps' worst air: they tell of the time that it was made for.
void addMargins(RunResult& result, const simulation::Setup& setup, Tenable tenable);

// Makes the Tenable and adds it; problems of reading the fire's source.
Problems judgeFire(RunResult& result, const simulation::Setup& setup, const Loop& loop);

// Of the rows with a margin, indices by margin, the smallest first.
std::vector<std::size_t> bySmallestMargin(const FireResult& fire);

}  // namespace muster::analysis
