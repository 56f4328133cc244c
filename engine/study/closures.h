// Ways that nobody can pass in a variant (variants.h, "Closing").
//
// Thread rule: pure functions of their arguments.
#pragma once

#include <string>
#include <vector>

#include "plan/campus.h"
#include "simulation/scenario.h"
#include "study/study.h"

namespace muster::study {

// False if the campus has neither an opening nor a staircase of that id; nothing is changed then.
bool close(simulation::Scenario& scenario, const plan::Campus& campus, const std::string& id,
           Place place);

// A variant for every way out, staircase and gate that is not locked anyway; ids "without-ID",
// titled with the name of what is closed.
std::vector<VariantDescription> nMinusOne(const plan::Campus& campus);

}  // namespace muster::study
