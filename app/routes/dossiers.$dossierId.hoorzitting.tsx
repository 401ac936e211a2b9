export default function Hoorzitting() { return null }
