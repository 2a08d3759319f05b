use juicetokens_tests::sim::points::Plot;
fn main() {
    for p in Plot::all() {
        let t = std::time::Instant::now();
        let c = p.run_all_points();
        println!("{p:?} {c:?} {:?}", t.elapsed());
    }
}
