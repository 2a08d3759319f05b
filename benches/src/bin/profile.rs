use juicetokens_benches::transfer::{Case, Size};
fn main() {
    let mut args = std::env::args().skip(1).map(|a| a.parse::<u32>().unwrap());
    let (tokens, hops, change) = (args.next().unwrap(), args.next().unwrap() as usize, args.next().unwrap());
    let case = Case::new(Size { tokens, hops, change });
    for _ in 0..args.next().unwrap() { std::hint::black_box(case.meet().run()); }
}
