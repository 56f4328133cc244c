// The small arithmetic that the proofs share: means over seeds, steady flows, densities in an area,
// steps of a series. Methods: crowd.md B.0 (D = Voronoi, C = box).
#pragma once

#include <string>
#include <vector>

#include "behaviour/distribution.h"
#include "geometry/polygon.h"
#include "measure/flow.h"
#include "verification/proofs/proof.h"

namespace muster::verification {

double mean(const std::vector<double>& values);
// Smallest and largest difference from one value to the next; 0 if there are fewer than two.
double smallestStep(const std::vector<double>& values);

// Mean over the traces of what `of` says of one.
template <class Of>
double meanOf(const std::vector<Trace>& traces, const Of& of) {
  std::vector<double> values;
  for (const Trace& trace : traces) values.push_back(of(trace));
  return mean(values);
}

// People of all traces who are neither out nor in their place at the end.
std::size_t leftInside(const std::vector<Trace>& traces);
// The last passing of an opening; the end of the run if somebody is left.
double lastThrough(const Trace& trace, const std::string& opening, const std::string& group = {});
// Persons per second in the steady part; 0 if somebody is left inside.
double steadyFlow(const Trace& trace, const std::string& opening);

// Persons per m² and their mean speed in an area, Voronoi cells clipped by `floor`.
struct Crowding {
  double density = 0, speed = 0;
  bool anybody = false;
};
Crowding crowdingIn(const Sample& sample, const geometry::Polygon& floor,
                    const geometry::Polygon& area);
// Persons per m² in the area, by counting, mean over the samples between the times.
double boxDensity(const Trace& trace, const geometry::Polygon& area, double from_s, double to_s);

inline geometry::Polygon box(double x0, double y0, double x1, double y1) {
  return {geometry::rectangle({x0, y0}, {x1, y1}), {}};
}

// Probability that a draw is at most x, clipping included.
double share(const behaviour::Distribution& distribution, double x);

// B.1: speed on the level by density (Weidmann 1993), m/s.
double weidmannSpeed(double density_m2);

void detail(Measured& measured, std::string name, double value, const char* unit);
// A detail with what others measured, computed or found; the page lists how far off it is.
void detail(Measured& measured, std::string name, double value, const char* unit, double expected,
            const char* whose);
// A detail that models.md §3 tells of the prototype of the default model as well, for people of the
// motivation `drill`; with other models nothing is expected.
void detailOfPrototype(const Experiment& experiment, Measured& measured, std::string name,
                       double value, const char* unit, double prototype);
// A plot with the model's own curve; the suite puts the models' curves together.
Plot plotOf(const Experiment& experiment, const char* title, const char* x, const char* y,
            std::vector<double> xs, std::vector<double> ys,
            Curve::Style style = Curve::Style::points);
// What a test says when people were left inside: no value, and the details tell how many.
bool lost(Measured& measured, const std::vector<Trace>& traces);

}  // namespace muster::verification
